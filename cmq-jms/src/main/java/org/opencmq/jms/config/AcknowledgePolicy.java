package org.opencmq.jms.config;

import java.time.Duration;

/**
 * How receipts are confirmed in the modes that acknowledge by themselves.
 *
 * @param strict whether every acknowledgement is confirmed by the service before the next message is delivered
 * @param window how many unconfirmed acknowledgements a session may have under way, 1 to 10,000
 * @param linger how long an acknowledgement nobody waits for may rest, to leave together with others in one request; zero to
 *     10 s. It leaves earlier when half of the window is used, when its lease is about to end, and when its session closes
 */
public record AcknowledgePolicy(boolean strict, int window, Duration linger) {

    /** A third of a usual lease of 30 s, so that a deletion that has to be repeated is still in time. */
    private static final Duration LONGEST_LINGER = Duration.ofSeconds(10);

    /** Pipelined, at most 256 under way, each leaving within a tenth of a second. */
    public static final AcknowledgePolicy STANDARD = new AcknowledgePolicy(false, 256, Duration.ofMillis(100));

    /** Checks the ranges. */
    public AcknowledgePolicy {
        Ranges.between("acknowledge.window", window, 1, 10_000);
        Ranges.between("acknowledge.linger", linger, Duration.ZERO, LONGEST_LINGER);
    }

    /** The same, strict or not. */
    public AcknowledgePolicy withStrict(boolean other) {
        return new AcknowledgePolicy(other, window, linger);
    }

    /** The same with another window. */
    public AcknowledgePolicy withWindow(int other) {
        return new AcknowledgePolicy(strict, other, linger);
    }

    /** The same with another linger. */
    public AcknowledgePolicy withLinger(Duration other) {
        return new AcknowledgePolicy(strict, window, other);
    }
}
