package org.opencmq.server.engine.local;

/** Calls back at a later moment; injected, so that tests run in virtual time. Safe from any thread. */
public interface Wakeups extends AutoCloseable {

    /**
     * Runs the task once, not before the moment and soon after it, on a thread that the task must not block.
     *
     * @param at milliseconds since the epoch, by the clock the engine was given; a moment that is over means at once
     * @return forgets the task, unless it is running or done
     */
    Runnable wake(long at, Runnable task);

    /** Forgets all tasks. May be called again. */
    @Override
    void close();
}
