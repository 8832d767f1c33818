package org.opencmq.jms.internal.consume;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers which messages this process received and gave back before any application saw them, so that the service's
 * count of receptions does not pass for a redelivery. The most recent ten thousand; shared by all connections to one
 * service. Its own owner: every method is synchronized and short.
 */
public final class UndeliveredReceptions {

    private static final int CAPACITY = 10_000;

    private final Map<String, Integer> counts = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > CAPACITY;
        }
    };

    /** Nothing remembered. */
    public UndeliveredReceptions() {}

    /** Counts one more reception of each that nobody saw. */
    synchronized void add(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            if (delivery.attempts() == 0) {
                counts.merge(delivery.message().msgId().value(), 1, Integer::sum);
            }
        }
    }

    /** How many receptions of a message nobody saw. */
    synchronized int of(String msgId) {
        return counts.getOrDefault(msgId, 0);
    }
}
