package org.opencmq.jms.internal.convert;

import java.time.Instant;
import org.opencmq.jms.internal.destination.CmqQueue;

/** Receptions for tests. */
final class Receptions {

    static final CmqQueue QUEUE = new CmqQueue("orders.eu");

    private Receptions() {}

    static Reception first() {
        return new Reception("4711", 1, Instant.ofEpochSecond(1_600_000_000), QUEUE);
    }
}
