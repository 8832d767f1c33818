package org.opencmq.spring.boot.properties;

/** Which of the vendor's services a region's host belongs to. */
public enum Product {
    /** TDMQ for CMQ: one host for queues and topics. */
    TDMQ,
    /** Classic CMQ: one host for queues and one for topics. */
    CLASSIC
}
