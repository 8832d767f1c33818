package org.opencmq.server.topic;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.Records;
import org.opencmq.server.engine.Records.Entry;

/**
 * Makes, changes and ends subscriptions, each with its {@linkplain DeliveryQueues delivery queue} and an entry among the
 * {@link QueueEndpoints}: both exist before the record does and go after it, so a crash in between leaves things without a
 * record, which {@link #resume} removes, and never a subscription that loses messages. Safe from any thread.
 */
public final class Subscriptions {

    private final Topics topics;
    private final Engine engine;
    private final TopicLimits limits;
    private final Clock clock;
    private final SubscriptionListener listener;
    private final Identifiers identifiers = new Identifiers();
    private final QueueEndpoints endpoints;

    /** Works on the engine's records and queues, and tells the listener what to deliver. */
    public Subscriptions(Topics topics, Engine engine, TopicLimits limits, Clock clock, SubscriptionListener listener) {
        this.topics = topics;
        this.engine = engine;
        this.limits = limits;
        this.clock = clock;
        this.listener = listener;
        this.endpoints = new QueueEndpoints(engine);
    }

    private record Found(Subscription subscription, long revision) {}

    /** Makes a subscription; 4490 when the name is taken, 4500 when the topic has too many, 4440 without the topic. */
    public CompletionStage<Subscription> subscribe(
            TopicKey key, SubscriptionName name, Subscription.Endpoint endpoint, Subscription.Settings settings) {
        return topics.find(key)
                .thenCompose(found -> engine.records().list(key.subscriptionPrefix()))
                .thenCompose(entries -> {
                    String recordKey = key.subscriptionKey(name);
                    if (entries.stream().anyMatch(entry -> entry.key().equals(recordKey))) {
                        return Stages.refused(CmqErrorCode.SUBSCRIPTION_EXISTS);
                    }
                    if (entries.size() >= limits.subscriptionsPerTopic()) {
                        return Stages.refused(CmqErrorCode.SUBSCRIPTION_COUNT_LIMIT);
                    }
                    Instant now = clock.instant();
                    return store(
                            recordKey,
                            new Subscription(
                                    identifiers.subscription(),
                                    key.account(),
                                    key.name().value(),
                                    name,
                                    endpoint,
                                    settings,
                                    now,
                                    now));
                });
    }

    private CompletionStage<Subscription> store(String recordKey, Subscription subscription) {
        return engine.createQueue(DeliveryQueues.of(subscription), DeliveryQueues.CONFIG)
                .thenCompose(created -> endpoints.add(subscription, recordKey))
                .thenCompose(added -> engine.records().put(recordKey, TopicRecords.write(subscription), Records.ABSENT))
                .thenCompose(stored -> {
                    if (stored.isEmpty()) {
                        return deleteQueue(subscription)
                                .thenCompose(gone -> endpoints.remove(subscription))
                                .thenCompose(gone -> Stages.refused(CmqErrorCode.SUBSCRIPTION_EXISTS));
                    }
                    listener.added(subscription);
                    return Stages.done(subscription);
                });
    }

    /** The subscription; 4440 without the topic, 4000(10560) without the subscription. */
    public CompletionStage<Subscription> describe(TopicKey key, SubscriptionName name) {
        return find(key, name).thenApply(Found::subscription);
    }

    private CompletionStage<Found> find(TopicKey key, SubscriptionName name) {
        return topics.find(key)
                .thenCompose(topic -> engine.records().get(key.subscriptionKey(name)))
                .thenCompose(entry -> {
                    if (entry.isEmpty()) {
                        return Stages.refused(CmqErrorCode.NO_SUCH_SUBSCRIPTION);
                    }
                    return read(entry.get());
                });
    }

    private static CompletionStage<Found> read(Entry entry) {
        try {
            return Stages.done(new Found(TopicRecords.subscription(entry.value()), entry.revision()));
        } catch (EngineUnavailableException e) {
            return Stages.failed(e);
        }
    }

    /** Replaces the settings by what the change makes of the present ones. */
    public CompletionStage<Subscription> change(
            TopicKey key, SubscriptionName name, UnaryOperator<Subscription.Settings> change) {
        return find(key, name).thenCompose(found -> {
            Subscription changed =
                    found.subscription().with(change.apply(found.subscription().settings()), clock.instant());
            return engine.records()
                    .put(key.subscriptionKey(name), TopicRecords.write(changed), found.revision())
                    .thenCompose(stored -> {
                        if (stored.isEmpty()) {
                            return change(key, name, change);
                        }
                        listener.changed(changed);
                        return Stages.done(changed);
                    });
        });
    }

    /** Ends a subscription; what it had not delivered is gone with it. */
    public CompletionStage<Void> unsubscribe(TopicKey key, SubscriptionName name) {
        return find(key, name).thenCompose(found -> remove(key.subscriptionKey(name), found)
                .thenCompose(removed -> removed ? Stages.nothing() : unsubscribe(key, name)));
    }

    private CompletionStage<Boolean> remove(String recordKey, Found found) {
        return engine.records().remove(recordKey, found.revision()).thenCompose(removed -> {
            if (!removed) {
                return Stages.done(false);
            }
            listener.removed(found.subscription());
            return deleteQueue(found.subscription())
                    .thenCompose(gone -> endpoints.remove(found.subscription()))
                    .thenApply(gone -> true);
        });
    }

    private CompletionStage<Void> deleteQueue(Subscription subscription) {
        return engine.deleteQueue(DeliveryQueues.of(subscription))
                .exceptionallyCompose(failure -> Failures.cause(failure) instanceof NoSuchQueueException
                        ? Stages.nothing()
                        : Stages.failed(failure));
    }

    /** All subscriptions of a topic, ordered by name; none when there is no such topic (reading 14.7). */
    public CompletionStage<List<Subscription>> list(TopicKey key) {
        return all(key.subscriptionPrefix());
    }

    private CompletionStage<List<Subscription>> all(String prefix) {
        return engine.records().list(prefix).thenCompose(entries -> {
            List<Subscription> found = new ArrayList<>(entries.size());
            for (Entry entry : entries) {
                try {
                    found.add(TopicRecords.subscription(entry.value()));
                } catch (EngineUnavailableException e) {
                    return Stages.failed(e);
                }
            }
            return Stages.done(List.copyOf(found));
        });
    }

    /**
     * Ends every subscription whose endpoint is this queue, as deleting a queue does in TDMQ (protocol reference, section
     * 8.5). Costs what these subscriptions cost, however many others there are.
     */
    public CompletionStage<Void> endpointDeleted(QueueKey queue) {
        return endpoints.of(queue).thenCompose(recordKeys -> {
            CompletionStage<Void> work = Stages.nothing();
            for (String recordKey : recordKeys) {
                work = work.thenCompose(done -> endpointDeleted(queue, recordKey));
            }
            return work;
        });
    }

    private CompletionStage<Void> endpointDeleted(QueueKey queue, String recordKey) {
        return engine.records().get(recordKey).thenCompose(entry -> {
            if (entry.isEmpty()) {
                return Stages.nothing();
            }
            return read(entry.get()).thenCompose(found -> {
                if (!QueueEndpoints.queue(found.subscription()).equals(Optional.of(queue))) {
                    return Stages.nothing(); // ended meanwhile, and made anew with another endpoint
                }
                return remove(recordKey, found)
                        .thenCompose(removed -> removed ? Stages.nothing() : endpointDeleted(queue, recordKey));
            });
        });
    }

    /** At a start: tells the listener of every subscription and removes what belongs to none. */
    public CompletionStage<Void> resume() {
        return all(TopicKey.SUBSCRIPTIONS).thenCompose(found -> {
            found.forEach(listener::added);
            Set<String> ids = found.stream().map(Subscription::subscriptionId).collect(Collectors.toSet());
            return endpoints.keepOnly(ids).thenCompose(kept -> removeQueuesExcept(ids));
        });
    }

    private CompletionStage<Void> removeQueuesExcept(Set<String> ids) {
        return engine.listQueues(DeliveryQueues.ACCOUNT, "", 0, Integer.MAX_VALUE)
                .thenCompose(page -> {
                    CompletionStage<Void> work = Stages.nothing();
                    for (Engine.QueueDescription queue : page.queues()) {
                        if (!ids.contains(queue.name().value())) {
                            work = work.thenCompose(
                                    done -> engine.deleteQueue(new QueueKey(DeliveryQueues.ACCOUNT, queue.name())));
                        }
                    }
                    return work;
                });
    }

    /** How many messages wait to be delivered to this subscription. */
    public CompletionStage<Long> backlog(Subscription subscription) {
        return engine.describeQueue(DeliveryQueues.of(subscription))
                .thenApply(queue -> queue.map(Engine.QueueDescription::counts)
                        .map(counts -> counts.active() + counts.inactive() + counts.delayed())
                        .orElse(0L));
    }

    /** How many messages of the topic wait to be delivered to any subscription. */
    public CompletionStage<Long> backlog(TopicKey key) {
        return list(key).thenCompose(found -> {
            CompletionStage<Long> sum = Stages.done(0L);
            for (Subscription subscription : found) {
                sum = sum.thenCombine(backlog(subscription), Long::sum);
            }
            return sum;
        });
    }
}
