package org.opencmq.client;

/** How a call ended. */
public enum CallOutcome {
    /** With a result, be it an empty one. */
    SUCCEEDED,
    /** The service said no. */
    REFUSED,
    /** No usable answer came. */
    UNREACHED,
    /** The caller's side ended it. */
    CANCELLED
}
