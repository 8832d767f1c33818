package org.opencmq.server.engine;

/**
 * So many messages of the queue are leased and not yet deleted that it hands out no more: consumers should delete or wait.
 * Source: protocol reference, reading 14.31. Made on the path of ordinary requests, so it has no stack trace.
 */
public final class TooManyInactiveException extends Exception {

    /** Makes the exception for one queue and the limit it reached. */
    public TooManyInactiveException(QueueKey queue, int limit) {
        super(
                "queue " + queue.name() + " has " + limit + " inactive messages, as many as it may; delete some first",
                null,
                false,
                false);
    }
}
