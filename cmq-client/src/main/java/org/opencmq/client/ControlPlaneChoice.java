package org.opencmq.client;

/** Which API creates, describes and deletes queues, topics and subscriptions. Sending and receiving is API v2 with either. */
public enum ControlPlaneChoice {
    /** {@link #CLOUD} when the endpoint's host is one of TDMQ's, else {@link #V2}. */
    AUTO,
    /** API v2, as classic CMQ and OpenCMQ's server speak it. */
    V2,
    /** TencentCloud API 3.0, as TDMQ and OpenCMQ's server speak it. */
    CLOUD
}
