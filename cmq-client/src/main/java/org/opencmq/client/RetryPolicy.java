package org.opencmq.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how soon a failed call is made again, where the protocol allows it at all. The pause before attempt
 * <i>n</i> + 1 is {@code firstPause} doubled <i>n</i> - 1 times, at most {@code longestPause}, less a random part of it.
 *
 * @param attempts most attempts of one call, 1 to 100; 1 never repeats. Waiting for the name of a deleted queue or topic to
 *     become free is bounded by the time limit only
 * @param firstPause pause before the second attempt, 1 ms to 1 min
 * @param longestPause ceiling of a pause, {@code firstPause} to 10 min
 * @param jitter the part of a pause that is random, 0 for none to 1 for all of it
 * @param timeLimit most time one call may take with all its attempts and pauses, 100 ms to 24 h; no attempt starts after it
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause, double jitter, Duration timeLimit) {

    /** Five attempts, pauses of 100 ms doubling to 5 s, half of each random, at most a minute in all. */
    public static final RetryPolicy DEFAULT =
            new RetryPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(5), 0.5, Duration.ofMinutes(1));

    /** One attempt and no more. */
    public static final RetryPolicy NEVER =
            new RetryPolicy(1, Duration.ofMillis(100), Duration.ofSeconds(5), 0.5, Duration.ofMinutes(1));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the value that is out of its range
     */
    public RetryPolicy {
        Range.check("retry.attempts", attempts, 1, 100);
        Range.check("retry.firstPause", firstPause, Duration.ofMillis(1), Duration.ofMinutes(1));
        Range.check("retry.longestPause", longestPause, firstPause, Duration.ofMinutes(10));
        Range.check("retry.jitter", jitter, 0, 1);
        Range.check("retry.timeLimit", timeLimit, Duration.ofMillis(100), Duration.ofHours(24));
    }

    /** The pause after the given attempt, which failed. */
    Duration pauseAfter(int attempt, Duration first, RandomGenerator random) {
        long doubled = first.toNanos() << Math.min(attempt - 1, 20);
        long ceiling = Math.max(first.toNanos(), longestPause.toNanos());
        long whole = Math.min(doubled, ceiling);
        return Duration.ofNanos(whole - (long) (whole * jitter * random.nextDouble()));
    }
}
