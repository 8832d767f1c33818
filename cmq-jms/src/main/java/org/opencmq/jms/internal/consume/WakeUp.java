package org.opencmq.jms.internal.consume;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one moment at which a feed decides again although nothing happened. Owner of its task on the timer. Owned by a feed,
 * which calls {@link #at} and {@link #came} under its lock; the task itself runs on the timer's thread, under no lock.
 */
final class WakeUp {

    private static final Logger LOG = LoggerFactory.getLogger(WakeUp.class);

    private final ScheduledExecutorService timer;
    private final Clock clock;
    private final Runnable task;
    private @Nullable ScheduledFuture<?> scheduled;
    private Instant moment = Instant.MAX;

    /**
     * Scheduled for never.
     *
     * @param task quick, because the timer has other feeds to wake; to call {@link #came} first
     */
    WakeUp(ScheduledExecutorService timer, Clock clock, Runnable task) {
        this.timer = timer;
        this.clock = clock;
        this.task = task;
    }

    /**
     * Wakes at a moment, or at the one it was to wake before, whichever is earlier.
     *
     * @param wanted null for never: what was to come does not either
     */
    void at(@Nullable Instant wanted) {
        if (wanted == null) {
            cancel();
            came();
            return;
        }
        if (scheduled != null && !scheduled.isDone() && !wanted.isBefore(moment)) {
            return;
        }
        cancel();
        moment = wanted;
        long millis = Math.max(1, Duration.between(clock.instant(), wanted).toMillis());
        try {
            scheduled = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no wake-up on a closing connection", e);
        }
    }

    /** The moment came. */
    void came() {
        scheduled = null;
        moment = Instant.MAX;
    }

    private void cancel() {
        if (scheduled != null) {
            scheduled.cancel(false);
        }
    }
}
