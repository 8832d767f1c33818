package org.opencmq.jms.config;

/**
 * How receipts are confirmed in the modes that acknowledge by themselves.
 *
 * @param strict whether every acknowledgement is confirmed by the service before the next message is delivered
 * @param window how many unconfirmed acknowledgements a session may have under way, 1 to 10,000
 */
public record AcknowledgePolicy(boolean strict, int window) {

    /** Pipelined, at most 64 under way. */
    public static final AcknowledgePolicy STANDARD = new AcknowledgePolicy(false, 64);

    /** Checks the ranges. */
    public AcknowledgePolicy {
        Ranges.between("acknowledge.window", window, 1, 10_000);
    }
}
