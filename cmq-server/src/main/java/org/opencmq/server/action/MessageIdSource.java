package org.opencmq.server.action;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.opencmq.protocol.MessageId;

/**
 * Makes message identifiers: decimal texts of positive 63-bit numbers, as classic CMQ's. Safe from any thread.
 *
 * <pre>
 * bit 62 ............. 22 | 21 ..... 12 | 11 ...... 0
 * milliseconds since 2020 | node        | counter
 * </pre>
 *
 * <p>Unique while nodes have different numbers and no clock is set back between two starts of one node. More than 4,096 in
 * a millisecond borrow from the next one. Ids of one source grow; nothing is promised about the order over several nodes.
 */
public final class MessageIdSource {

    /** The greatest node number. */
    public static final int MAX_NODE = 1_023;

    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    private final Clock clock;
    private final long node;

    /** Milliseconds and counter of the newest id, as one number. */
    private final AtomicLong newest = new AtomicLong();

    /**
     * A source for one node.
     *
     * @param node its number, 0 to {@link #MAX_NODE}; a single server may take any
     */
    public MessageIdSource(Clock clock, int node) {
        if (node < 0 || node > MAX_NODE) {
            throw new IllegalArgumentException("node must be 0 to " + MAX_NODE + ", was " + node);
        }
        this.clock = clock;
        this.node = node;
    }

    /** An identifier that was never given out before. */
    public MessageId next() {
        long now = Math.max(0, clock.millis() - EPOCH) << 12;
        long own = newest.updateAndGet(last -> Math.max(last + 1, now));
        return new MessageId(Long.toString(((own >> 12) << 22) | (node << 12) | (own & 0xFFF)));
    }
}
