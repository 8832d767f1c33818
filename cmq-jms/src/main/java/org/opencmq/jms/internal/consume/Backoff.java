package org.opencmq.jms.internal.consume;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Pauses after failures: 200 ms doubling to 10 s, half of each random. Owned by the state of one feed. */
final class Backoff {

    /** A connection that was cut works again at once as a rule, so that this is all anybody notices. */
    private static final long FIRST_MILLIS = 200;

    /** What a feed costs a service that is away; and how late it notices at worst that the service is back. */
    private static final long LONGEST_MILLIS = 10_000;

    private final RandomGenerator random;
    private int failures;
    private Instant resumeAt = Instant.MIN;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    void failed(Instant now) {
        long whole = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
        failures++;
        resumeAt = now.plus(Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1)));
    }

    void succeeded() {
        failures = 0;
        resumeAt = Instant.MIN;
    }

    boolean holds(Instant now) {
        return now.isBefore(resumeAt);
    }

    Instant resumeAt() {
        return resumeAt;
    }
}
