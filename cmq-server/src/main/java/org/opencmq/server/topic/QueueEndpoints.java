package org.opencmq.server.topic;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.NameRule;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.Records;
import org.opencmq.server.engine.Records.Entry;

/**
 * Which subscriptions deliver to which queue, so that the end of a queue need not look at every subscription of its account.
 * Kept as records of the engine, so several servers over one engine agree; an entry may be left over, never missing. Safe
 * from any thread.
 */
final class QueueEndpoints {

    private final Engine engine;

    QueueEndpoints(Engine engine) {
        this.engine = engine;
    }

    /** The queue that a subscription delivers to; empty when it delivers elsewhere. */
    static Optional<QueueKey> queue(Subscription subscription) {
        return subscription.endpoint() instanceof Subscription.Endpoint.Queue queue && NameRule.allows(queue.text())
                ? Optional.of(Publisher.endpointQueue(subscription, queue))
                : Optional.empty();
    }

    private static String prefix(QueueKey queue) {
        return TopicKey.ENDPOINTS + queue.lookup() + '/';
    }

    /** Notes a subscription whose own record has, or will have, this key. */
    CompletionStage<Void> add(Subscription subscription, String recordKey) {
        Optional<QueueKey> queue = queue(subscription);
        return queue.isEmpty()
                ? Stages.nothing()
                : engine.records()
                        .put(
                                prefix(queue.get()) + subscription.subscriptionId(),
                                recordKey.getBytes(StandardCharsets.UTF_8),
                                Records.ABSENT)
                        .thenCompose(stored -> Stages.nothing());
    }

    /** Forgets a subscription; nothing happens when it is not noted. */
    CompletionStage<Void> remove(Subscription subscription) {
        Optional<QueueKey> queue = queue(subscription);
        return queue.isEmpty()
                ? Stages.nothing()
                : engine.records()
                        .get(prefix(queue.get()) + subscription.subscriptionId())
                        .thenCompose(entry -> entry.isEmpty() ? Stages.nothing() : remove(entry.get()));
    }

    private CompletionStage<Void> remove(Entry entry) {
        return engine.records().remove(entry.key(), entry.revision()).thenCompose(removed -> Stages.nothing());
    }

    /** The record keys of the subscriptions that deliver to this queue. */
    CompletionStage<List<String>> of(QueueKey queue) {
        return engine.records().list(prefix(queue)).thenApply(entries -> entries.stream()
                .map(entry -> new String(entry.value(), StandardCharsets.UTF_8))
                .toList());
    }

    /** Forgets all but the subscriptions with these identifiers. */
    CompletionStage<Void> keepOnly(Set<String> subscriptionIds) {
        return engine.records().list(TopicKey.ENDPOINTS).thenCompose(entries -> {
            CompletionStage<Void> work = Stages.nothing();
            for (Entry entry : entries) {
                if (!subscriptionIds.contains(entry.key().substring(entry.key().lastIndexOf('/') + 1))) {
                    work = work.thenCompose(done -> remove(entry));
                }
            }
            return work;
        });
    }
}
