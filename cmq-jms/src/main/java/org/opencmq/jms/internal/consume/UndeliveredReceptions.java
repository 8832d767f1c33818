package org.opencmq.jms.internal.consume;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers by how much the service's count of receptions differs from the deliveries an application saw: more when a message
 * was given back before anybody took it, less when it was handed out several times under one lease. The most recent ten
 * thousand; shared by all connections to one service. Its own owner: every method is synchronized and short.
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

    /** These are given back to the service. */
    synchronized void add(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            int correction = 1 - delivery.attempts();
            if (correction != 0) {
                counts.merge(delivery.message().msgId().value(), correction, Integer::sum);
            }
        }
    }

    /** How many receptions of a message to subtract. */
    synchronized int of(String msgId) {
        return counts.getOrDefault(msgId, 0);
    }
}
