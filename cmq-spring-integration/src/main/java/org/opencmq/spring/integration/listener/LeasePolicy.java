package org.opencmq.spring.integration.listener;

import java.time.Duration;

/**
 * What becomes of leases.
 *
 * @param renew whether leases are prolonged while their messages are here, where the service can do that
 * @param renewalLimit longest time one message is held by renewal, 1 s to 43,200 s
 * @param redeliveryDelay pause before a message that failed for the first time is available again, doubled with each further
 *     reception; 0 to 43,200 s. Where the service cannot change a lease, the lease's end decides
 * @param maxRedeliveryDelay ceiling of that pause, at least {@code redeliveryDelay}
 */
public record LeasePolicy(boolean renew, Duration renewalLimit, Duration redeliveryDelay, Duration maxRedeliveryDelay) {

    private static final Duration LONGEST = Duration.ofHours(12);

    /** Renews for at most an hour; pauses of 1 s doubling to 5 min. */
    public static final LeasePolicy DEFAULT =
            new LeasePolicy(true, Duration.ofHours(1), Duration.ofSeconds(1), Duration.ofMinutes(5));

    /** Checks the ranges. */
    public LeasePolicy {
        check("renewalLimit", renewalLimit, Duration.ofSeconds(1));
        check("redeliveryDelay", redeliveryDelay, Duration.ZERO);
        check("maxRedeliveryDelay", maxRedeliveryDelay, redeliveryDelay);
    }

    private static void check(String name, Duration value, Duration least) {
        if (value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " must be " + least.toMillis() + " ms to 43,200 s, was " + value.toMillis() + " ms");
        }
    }

    /** The pause after a reception that failed; whole seconds, rounded up. */
    Duration delayAfter(int dequeueCount) {
        int doublings = Math.max(0, Math.min(30, dequeueCount - 1));
        long millis = redeliveryDelay.toMillis() << Math.min(doublings, 20);
        long bounded = Math.min(millis, maxRedeliveryDelay.toMillis());
        return Duration.ofSeconds((bounded + 999) / 1000);
    }
}
