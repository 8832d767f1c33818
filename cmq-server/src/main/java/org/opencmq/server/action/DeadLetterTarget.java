package org.opencmq.server.action;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.DeadLetterPolicy;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueKey;

/**
 * Whether a queue may be the dead-letter queue of another: it exists, is another queue, has no such queue itself, and does
 * not serve too many already; nor may the source be anybody's dead-letter queue. Source: protocol reference, section 9.8;
 * there is no row of the table for these refusals, so they are 10110.
 */
final class DeadLetterTarget {

    private final Engine engine;
    private final int mostSources;

    DeadLetterTarget(Surroundings with) {
        this.engine = with.engine();
        this.mostSources = with.limits().deadLetterSources();
    }

    /** Fails unless the new policy may be set; nothing to check when the target stays the same. */
    CompletionStage<Void> check(QueueKey source, Optional<DeadLetterPolicy> before, Optional<DeadLetterPolicy> after) {
        if (after.isEmpty() || after.map(DeadLetterPolicy::target).equals(before.map(DeadLetterPolicy::target))) {
            return CompletableFuture.completedFuture(null);
        }
        QueueKey target = new QueueKey(source.account(), after.get().target());
        if (target.equals(source)) {
            return refused();
        }
        return engine.describeQueue(target)
                .thenCompose(description -> {
                    if (description.isEmpty()) {
                        return CompletableFuture.<List<QueueDescription>>failedFuture(new NoSuchQueueException(target));
                    }
                    return description.get().config().deadLetter().isPresent()
                            ? refused()
                            : engine.deadLetterSources(target);
                })
                .thenCompose(sources -> sources.size() >= mostSources ? refused() : engine.deadLetterSources(source))
                .thenCompose(sources -> sources.isEmpty() ? CompletableFuture.<Void>completedFuture(null) : refused());
    }

    private static <T> CompletionStage<T> refused() {
        return CompletableFuture.failedFuture(CmqErrorCode.PARAMETERS_ERROR.refuse());
    }
}
