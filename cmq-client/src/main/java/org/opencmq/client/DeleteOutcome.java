package org.opencmq.client;

/** What became of a deletion that the service answered. */
public enum DeleteOutcome {
    /** The message is gone. */
    DELETED,
    /**
     * The handle was not valid any more (code 4430): its lease had run out, the message was received again, or an earlier
     * request, whose answer was lost, had deleted it already.
     */
    STALE
}
