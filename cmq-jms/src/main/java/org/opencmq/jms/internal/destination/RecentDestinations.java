package org.opencmq.jms.internal.destination;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of the destinations used most recently, ten thousand of them: a connection that lives for long meets
 * a temporary queue with each request it replies to. Its own owner: every method is synchronized and short.
 */
public final class RecentDestinations<V> {

    private static final int CAPACITY = 10_000;

    private final Map<CmqDestination, V> known;

    /** Nothing remembered. */
    public RecentDestinations() {
        this(CAPACITY);
    }

    RecentDestinations(int capacity) {
        known = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<CmqDestination, V> eldest) {
                return size() > capacity;
            }
        };
    }

    /** What is remembered of a destination; null for nothing. */
    public synchronized @Nullable V get(CmqDestination destination) {
        return known.get(destination);
    }

    /** Remembers this of a destination. */
    public synchronized void put(CmqDestination destination, V value) {
        known.put(destination, value);
    }

    /** Remembers nothing of a destination. */
    public synchronized void remove(CmqDestination destination) {
        known.remove(destination);
    }
}
