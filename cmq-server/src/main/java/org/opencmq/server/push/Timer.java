package org.opencmq.server.push;

import java.time.Duration;

/** Runs something later; virtual in tests. Tasks are quick and may run on any thread. */
@FunctionalInterface
public interface Timer {

    /** Runs the task once, no earlier than after this time. */
    void after(Duration delay, Runnable task);
}
