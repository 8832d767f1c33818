package org.opencmq.jms.internal.consume;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many messages to ask for at once. One, until consumers have shown that they keep consuming; then twice as many
 * after each full batch that was used up within a second, and half as many when it took long, so that the last message of a
 * batch does not wait for its turn longer than a lease; one again as soon as nobody took anything for a while. Owned by the
 * state of one feed.
 */
final class DemandWindow {

    /** So many takes without a pause are no accident: more will follow. */
    private static final int STREAK = 4;

    /** A batch used up so soon may be doubled: twice as many last two seconds, far from the end of any usual lease. */
    private static final Duration QUICK = Duration.ofSeconds(1);

    /** A batch that lasted so long is halved, before its last message waits for a good part of a usual lease of 30 s. */
    private static final Duration SLOW = Duration.ofSeconds(4);

    private final int largest;
    private final Duration idleAfter;
    private int size = 1;
    private int streak;
    private boolean lastPollFull;
    private Instant lastTake = Instant.MIN;

    /** When the batch in use came; unknown before the first one and after a pause. */
    private @Nullable Instant batchCame;

    DemandWindow(int largest, Duration idleAfter) {
        this.largest = largest;
        this.idleAfter = idleAfter;
    }

    /** Somebody took a message, or asked for one. */
    void taken(Instant now) {
        if (isIdle(now)) {
            streak = 0;
            size = 1;
            batchCame = null;
        }
        streak++;
        lastTake = now;
    }

    /** A poll brought so many of what it asked for. */
    void polled(int asked, int brought, Instant now) {
        lastPollFull = brought > 0 && brought >= asked;
        Duration lasted = batchCame == null ? Duration.ZERO : Duration.between(batchCame, now);
        if (lasted.compareTo(SLOW) > 0) {
            size = Math.max(1, size / 2);
        } else if (lastPollFull && streak >= STREAK && lasted.compareTo(QUICK) <= 0) {
            size = Math.min(largest, size * 2);
        }
        batchCame = now;
    }

    /** How many to ask for when so many wait. */
    int ask(int waiting) {
        return Math.min(largest, Math.max(waiting, size));
    }

    /** Whether to fetch ahead of requests, with so many at hand. */
    boolean wantsMore(int atHand, Instant now) {
        return size > 1 && lastPollFull && !isIdle(now) && atHand <= size / 2;
    }

    boolean lastPollFull() {
        return lastPollFull;
    }

    boolean isIdle(Instant now) {
        return lastTake.equals(Instant.MIN) || now.isAfter(idleAt());
    }

    /** When the last take is long enough ago. */
    Instant idleAt() {
        return lastTake.equals(Instant.MIN) ? Instant.MIN : lastTake.plus(idleAfter);
    }
}
