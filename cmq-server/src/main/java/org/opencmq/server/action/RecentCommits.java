package org.opencmq.server.action;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.opencmq.protocol.action.CommitTransaction;

/**
 * Transactions of the last two minutes, so that a client whose answer was lost may ask again. One that failed is forgotten
 * at once: nothing of it happened. Kept in memory only; a restart forgets all. Safe from any thread.
 */
final class RecentCommits {

    private static final long KEPT_NANOS = Duration.ofMinutes(2).toNanos();

    private final LongSupplier nanoTime;

    /** In the order of their coming, so the oldest stand first. */
    private final Map<String, Recent> recent = new LinkedHashMap<>();

    RecentCommits(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The outcome of the transaction with this key, which is carried out unless it already was or just is. */
    CompletionStage<CommitTransaction.Result> once(
            String key, Supplier<CompletionStage<CommitTransaction.Result>> transaction) {
        Recent own;
        synchronized (this) {
            forgetOld();
            Recent known = recent.get(key);
            if (known != null) {
                return known.outcome();
            }
            own = new Recent(nanoTime.getAsLong(), new CompletableFuture<>());
            recent.put(key, own);
        }
        transaction.get().whenComplete((result, failure) -> {
            if (failure == null) {
                own.outcome().complete(result);
            } else {
                forget(key);
                own.outcome().completeExceptionally(failure);
            }
        });
        return own.outcome();
    }

    private synchronized void forget(String key) {
        recent.remove(key);
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        Iterator<Recent> oldest = recent.values().iterator();
        while (oldest.hasNext() && now - oldest.next().since() > KEPT_NANOS) {
            oldest.remove();
        }
    }

    private record Recent(long since, CompletableFuture<CommitTransaction.Result> outcome) {}
}
