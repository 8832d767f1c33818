package org.opencmq.server.throttle;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** A bucket for each name that was used lately. Safe from any thread. */
final class Buckets {

    private static final int MOST = 100_000;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> byName = new ConcurrentHashMap<>();

    Buckets(int perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.nanoTime = nanoTime;
    }

    private Bucket bucket(String name, long now) {
        if (byName.size() > MOST) {
            byName.values().removeIf(bucket -> bucket.isFull(now)); // a new one would be full as well
        }
        return byName.computeIfAbsent(name, any -> new Bucket(perSecond, now));
    }

    boolean take(String name, int amount) {
        long now = nanoTime.getAsLong();
        return bucket(name, now).take(amount, now);
    }

    boolean hasSome(String name) {
        long now = nanoTime.getAsLong();
        return bucket(name, now).hasSome(now);
    }

    void charge(String name, int amount) {
        long now = nanoTime.getAsLong();
        bucket(name, now).charge(amount, now);
    }
}
