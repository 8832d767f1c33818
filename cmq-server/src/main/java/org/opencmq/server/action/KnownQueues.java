package org.opencmq.server.action;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;

/**
 * Settings of queues that requests asked for lately, so that a large send or a receive without a wait of its own need not
 * describe its queue each time. A change made through this server is seen at once, one made elsewhere after a second. Safe
 * from any thread.
 */
public final class KnownQueues {

    private static final long KEPT_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int MOST = 100_000;

    private final Engine engine;
    private final LongSupplier nanoTime;
    private final Map<QueueKey, Known> known = new ConcurrentHashMap<>();

    /**
     * Knows nothing yet.
     *
     * @param engine is asked for what is not known
     * @param nanoTime tells how time passes, as {@link System#nanoTime()} does
     */
    public KnownQueues(Engine engine, LongSupplier nanoTime) {
        this.engine = engine;
        this.nanoTime = nanoTime;
    }

    /** The queue's settings; fails with {@link NoSuchQueueException} when there is none. */
    CompletionStage<QueueConfig> config(QueueKey queue) {
        Known found = known.get(queue);
        long now = nanoTime.getAsLong();
        if (found != null && now - found.since() < KEPT_NANOS) {
            return CompletableFuture.completedFuture(found.config());
        }
        return engine.describeQueue(queue).thenCompose(description -> {
            if (description.isEmpty()) {
                forget(queue);
                return CompletableFuture.failedFuture(new NoSuchQueueException(queue));
            }
            if (known.size() >= MOST) {
                known.clear();
            }
            QueueConfig config = description.get().config();
            known.put(queue, new Known(config, now));
            return CompletableFuture.completedFuture(config);
        });
    }

    /** Says that the queue was changed or deleted. */
    void forget(QueueKey queue) {
        known.remove(queue);
    }

    private record Known(QueueConfig config, long since) {}
}
