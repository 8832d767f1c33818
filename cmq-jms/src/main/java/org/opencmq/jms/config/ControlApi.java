package org.opencmq.jms.config;

/** Which API creates and describes queues, topics and subscriptions; the client's choice by the same names. */
public enum ControlApi {
    /** Cloud when the endpoint's host is one of TDMQ's, else v2. */
    AUTO,
    /** API v2, as classic CMQ and OpenCMQ's server speak it. */
    V2,
    /** API 3.0, as TDMQ and OpenCMQ's server speak it. */
    CLOUD
}
