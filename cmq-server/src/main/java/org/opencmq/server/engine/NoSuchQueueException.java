package org.opencmq.server.engine;

/** There is no queue of that name in that account. Made on the path of ordinary requests, so it has no stack trace. */
public final class NoSuchQueueException extends Exception {

    /** Makes the exception for one queue. */
    public NoSuchQueueException(QueueKey queue) {
        super("queue " + queue.name() + " does not exist in account " + queue.account(), null, false, false);
    }
}
