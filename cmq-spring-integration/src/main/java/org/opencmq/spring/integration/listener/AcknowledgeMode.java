package org.opencmq.spring.integration.listener;

/** When a message that was received is deleted from its queue. */
public enum AcknowledgeMode {
    /**
     * After its handling ended without an exception. After a failure it becomes available again when the redelivery delay
     * passed, or its lease ran out.
     */
    AFTER_SUCCESS,
    /** After its handling ended, however it did; a failure is logged. A crash while handling loses nothing. */
    ALWAYS,
    /**
     * When the application says so, through the header {@code acknowledgmentCallback}. Until then the lease is renewed where
     * the service can do that. A failure before acts as with {@link #AFTER_SUCCESS}.
     */
    MANUAL
}
