package org.opencmq.server.push;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a failed delivery is tried again. Source: protocol reference, section 11.5 and reading 14.20. */
public enum RetrySchedule {
    /** Three retries, each after a random 10 to 20 s; a failing message holds up those behind it. */
    BACKOFF(3) {
        @Override
        Duration delay(int retry, RandomGenerator random) {
            return Duration.ofMillis(random.nextLong(10_000, 20_001));
        }
    },
    /** 176 retries after 1, 2, 4 … 256 and then 512 s each, in all 86,015 s; messages do not wait for each other. */
    EXPONENTIAL_DECAY(176) {
        @Override
        Duration delay(int retry, RandomGenerator random) {
            return Duration.ofSeconds(1L << Math.min(retry - 1, 9));
        }
    };

    private final int retries;

    RetrySchedule(int retries) {
        this.retries = retries;
    }

    abstract Duration delay(int retry, RandomGenerator random);

    /**
     * How long to wait after a failed attempt.
     *
     * @param failed which attempt failed, 1 for the first
     * @return empty when the message is given up
     */
    public Optional<Duration> after(int failed, RandomGenerator random) {
        return failed > retries ? Optional.empty() : Optional.of(delay(failed, random));
    }
}
