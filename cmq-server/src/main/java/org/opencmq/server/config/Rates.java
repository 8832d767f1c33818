package org.opencmq.server.config;

/**
 * How much may be asked per second; zero for as much as anybody likes. A second's worth may come at once. Source: protocol
 * reference, the codes 4420 and 4480.
 *
 * @param sends messages sent to one queue or published to one topic; a batch counts its size
 * @param receives messages received from one queue
 * @param controlCalls calls of one account that are about queues, topics and subscriptions rather than messages
 */
public record Rates(int sends, int receives, int controlCalls) {

    /** No bounds. */
    public static final Rates OFF = new Rates(0, 0, 0);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is negative
     */
    public Rates {
        if (sends < 0 || receives < 0 || controlCalls < 0) {
            throw new IllegalArgumentException("rates per second must be at least 0 (no bound), were " + sends + ", "
                    + receives + " and " + controlCalls);
        }
    }
}
