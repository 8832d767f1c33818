package org.opencmq.client;

/** Whether the client makes use of what our own server offers beyond CMQ. */
public enum Extensions {
    /** Asks once, by {@code DescribeCapabilities}, and uses what is offered; a service that refuses is plain CMQ. */
    AUTO,
    /** Never asks and treats every service as plain CMQ. */
    OFF
}
