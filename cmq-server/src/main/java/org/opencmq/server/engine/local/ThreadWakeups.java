package org.opencmq.server.engine.local;

import java.time.Clock;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Wakes by one daemon thread, {@code cmq-engine-timer}. A clock that was set back only makes it look again. */
public final class ThreadWakeups implements Wakeups {

    private final Clock clock;
    private final ScheduledThreadPoolExecutor timer;

    /** Wakes by this clock; its thread is started at once, for later there may be none to be had. */
    public ThreadWakeups(Clock clock) {
        this.clock = clock;
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "cmq-engine-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRejectedExecutionHandler((task, closed) -> {});
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.prestartCoreThread();
    }

    @Override
    public Runnable wake(long at, Runnable task) {
        long wait = Math.max(0, at - clock.millis());
        Future<?> due = timer.schedule(task, wait, TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
