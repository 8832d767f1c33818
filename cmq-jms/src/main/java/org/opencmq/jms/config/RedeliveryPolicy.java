package org.opencmq.jms.config;

import java.time.Duration;
import java.util.Optional;

/**
 * When a message that was not processed is handed out again by this provider: the first time at once, then after a growing
 * pause, and after the last attempt no more. It then stays leased until the queue's visibility timeout ends, and the
 * queue's own count and dead-letter policy decide.
 *
 * @param firstPause the pause before the second redelivery, above zero
 * @param multiplier by how much each pause is longer than the one before, at least 1
 * @param longestPause the ceiling of the pauses
 * @param attempts how many times a message is redelivered from here, 0 for never
 */
public record RedeliveryPolicy(Duration firstPause, double multiplier, Duration longestPause, int attempts) {

    /** At once, then 100 ms doubling up to 5 s, ten times in all. */
    public static final RedeliveryPolicy STANDARD =
            new RedeliveryPolicy(Duration.ofMillis(100), 2, Duration.ofSeconds(5), 10);

    /** Checks the ranges. */
    public RedeliveryPolicy {
        if (firstPause.isNegative() || firstPause.isZero() || longestPause.compareTo(firstPause) < 0) {
            throw new IllegalArgumentException(
                    "redelivery pauses must be above zero and the longest not below the first," + " were " + firstPause
                            + " and " + longestPause);
        }
        if (!(multiplier >= 1) || attempts < 0) {
            throw new IllegalArgumentException("redelivery multiplier must be at least 1 and attempts at least 0, were "
                    + multiplier + " and " + attempts);
        }
    }

    /**
     * The pause before a redelivery.
     *
     * @param attempt which redelivery of this lease it is, from 1
     * @return empty when the message is to be left to the queue
     */
    public Optional<Duration> pauseBefore(int attempt) {
        if (attempt > attempts) {
            return Optional.empty();
        }
        if (attempt <= 1) {
            return Optional.of(Duration.ZERO);
        }
        double millis = firstPause.toMillis() * Math.pow(multiplier, attempt - 2.0);
        return Optional.of(Duration.ofMillis((long) Math.min(millis, (double) longestPause.toMillis())));
    }
}
