package org.opencmq.client;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Breaks requests off when their time is over, whatever they are doing: connecting to one address after the other, shaking
 * hands, writing to a service that reads nothing, or reading an answer that comes byte by byte. No timeout of a socket bounds
 * those, because it begins anew with every byte.
 *
 * <p>Owns the requests under way. One look at them is planned at a time, for the moment at which the first one's time is over;
 * a request that ends in time costs an entry of a map and no wake-up of the timer. Any number of threads.
 */
final class TimeLimits implements AutoCloseable {

    /** So much later than its time a request may be broken off. */
    private static final long PRECISION = TimeUnit.MILLISECONDS.toNanos(20);

    private final ScheduledExecutorService timer;
    private final Set<TimeLimit> underWay = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Look> planned = new AtomicReference<>();
    private volatile boolean closed;

    /** Looks run on that timer's thread, and never again once it is shut down. */
    TimeLimits(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /**
     * Begins a request.
     *
     * @param breakOff ends the request wherever it is; quick, and harmless when it has just ended
     * @param end {@link System#nanoTime()} at which its time is over
     */
    TimeLimit start(Runnable breakOff, long end) {
        TimeLimit limit = new TimeLimit(breakOff, end);
        underWay.add(limit);
        if (closed) {
            breakOff.run();
        } else {
            try {
                plan(end);
            } catch (RuntimeException | Error e) {
                limit.close();
                throw e;
            }
        }
        return limit;
    }

    /** Breaks off all requests under way, and those that still begin. */
    @Override
    public void close() {
        closed = true;
        underWay.forEach(limit -> limit.breakOff.run());
    }

    private void plan(long end) {
        Look mine = new Look(end);
        Look before;
        do {
            before = planned.get();
            if (before != null && before.at - end <= PRECISION) {
                return;
            }
        } while (!planned.compareAndSet(before, mine));
        try {
            var unused = timer.schedule(mine, Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (RuntimeException | Error e) {
            planned.compareAndSet(mine, null); // a look that never comes must not stand for those of others
            throw e;
        }
    }

    /** One look at all requests under way. */
    private final class Look implements Runnable {

        private final long at;

        Look(long at) {
            this.at = at;
        }

        @Override
        public void run() {
            if (!planned.compareAndSet(this, null)) {
                return; // an earlier look took its place and plans the next one itself
            }
            long now = System.nanoTime();
            TimeLimit next = null;
            for (TimeLimit limit : underWay) {
                if (limit.over) {
                    continue;
                }
                if (limit.end - now <= 0) {
                    limit.over = true;
                    limit.breakOff.run();
                } else if (next == null || limit.end - next.end < 0) {
                    next = limit;
                }
            }
            if (next != null) {
                plan(next.end);
            }
        }
    }

    /** The time of one request. */
    final class TimeLimit implements AutoCloseable {

        private final Runnable breakOff;
        private final long end;
        private volatile boolean over;

        private TimeLimit(Runnable breakOff, long end) {
            this.breakOff = breakOff;
            this.end = end;
        }

        /** Whether the request was broken off because its time was over. */
        boolean isOver() {
            return over;
        }

        /** The request has ended. */
        @Override
        public void close() {
            underWay.remove(this);
        }
    }
}
