package org.opencmq.jms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencmq.server.engine.local.Wakeups;

/**
 * A clock that runs and can jump ahead, and wake-ups that jump with it: an hour of a server's time takes a moment. Owner of
 * its tasks; safe for all threads.
 */
final class JumpingTime extends Clock implements Wakeups {

    private record Task(long at, AtomicBoolean done, Runnable work) {
        void run() {
            if (!done.getAndSet(true)) {
                work.run();
            }
        }
    }

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "jumping-time");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Task> tasks = new ArrayList<>();
    private volatile long ahead;

    /** Lets so much time be over. */
    void jump(Duration time) {
        List<Task> due;
        synchronized (tasks) {
            ahead += time.toMillis();
            due = tasks.stream().filter(task -> task.at() <= millis()).toList();
            tasks.removeAll(due);
        }
        due.forEach(task -> timer.execute(task::run));
    }

    @Override
    public Runnable wake(long at, Runnable work) {
        Task task = new Task(at, new AtomicBoolean(), work);
        synchronized (tasks) {
            tasks.removeIf(old -> old.done().get());
            tasks.add(task);
        }
        try {
            var unused = timer.schedule(task::run, Math.max(0, at - millis()), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closing) {
            task.done().set(true);
        }
        return () -> task.done().set(true);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    @Override
    public long millis() {
        return System.currentTimeMillis() + ahead;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for the time of a place");
    }
}
