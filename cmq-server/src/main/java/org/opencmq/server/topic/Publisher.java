package org.opencmq.server.topic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.NameRule;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.Operation;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueKey;

/**
 * Publishes: stores a message for every subscription that wants it, in one commit of the engine, so that after the answer
 * either all of them will get it or none does. A message for a queue endpoint goes straight into that queue where it can;
 * where it cannot (no such queue, full, too large) or where older messages of an ordered subscription still wait, it goes
 * into the subscription's delivery queue, like a message for an HTTP endpoint. Safe from any thread; keeps no state.
 */
public final class Publisher {

    private final Topics topics;
    private final Subscriptions subscriptions;
    private final Engine engine;
    private final Supplier<MessageId> messageIds;
    private final Clock clock;

    /** Works on the engine; message identifiers come from the supplier, which any thread may ask. */
    public Publisher(
            Topics topics, Subscriptions subscriptions, Engine engine, Supplier<MessageId> messageIds, Clock clock) {
        this.topics = topics;
        this.subscriptions = subscriptions;
        this.engine = engine;
        this.messageIds = messageIds;
        this.clock = clock;
    }

    /**
     * What is published together.
     *
     * @param bodies the texts, each of at least one byte, in their order
     * @param tags at most five
     * @param routingKey empty for none
     */
    public record Publication(List<String> bodies, List<String> tags, Optional<String> routingKey) {}

    /** One subscription and whether its messages may go straight into its queue. */
    private record Target(Subscription subscription, boolean direct) {}

    /**
     * Publishes to a topic.
     *
     * @return the messages' identifiers in the order of their bodies; refused with 4440, 4400, 4000(10700), 6030 (10650 or
     *     10730) or 4410
     */
    public CompletionStage<List<MessageId>> publish(TopicKey key, Publication publication) {
        return topics.describe(key).thenCompose(topic -> publish(key, topic, publication));
    }

    private CompletionStage<List<MessageId>> publish(TopicKey key, Topic topic, Publication publication) {
        for (String body : publication.bodies()) {
            if (utf8(body).length > topic.maxMsgSize()) {
                return Stages.refused(CmqErrorCode.MESSAGE_TOO_LARGE);
            }
        }
        if (topic.filter() == FilterType.ROUTING && publication.routingKey().isEmpty()) {
            return Stages.refused(CmqErrorCode.MISSING_ROUTING_KEY);
        }
        return subscriptions.list(key).thenCompose(all -> {
            if (all.isEmpty()) {
                return Stages.refused(CmqErrorCode.NO_SUBSCRIPTION);
            }
            List<Subscription> wanting = all.stream()
                    .filter(subscription -> Matching.wants(
                            topic.filter(), subscription.settings(), publication.tags(), publication.routingKey()))
                    .toList();
            if (wanting.isEmpty()) {
                return Stages.refused(CmqErrorCode.NO_MATCH);
            }
            List<Published> messages = publication.bodies().stream()
                    .map(body -> new Published(messageIds.get(), body))
                    .toList();
            return store(key, publication, messages, wanting, new HashSet<>());
        });
    }

    private record Published(MessageId msgId, String body) {}

    private CompletionStage<List<MessageId>> store(
            TopicKey key,
            Publication publication,
            List<Published> messages,
            List<Subscription> wanting,
            Set<String> notDirect) {
        int largest = messages.stream()
                .mapToInt(message -> utf8(message.body()).length)
                .max()
                .orElse(0);
        CompletionStage<List<Target>> targets = Stages.done(new ArrayList<>());
        for (Subscription subscription : wanting) {
            CompletionStage<Boolean> direct = notDirect.contains(subscription.subscriptionId())
                    ? Stages.done(false)
                    : mayGoStraight(subscription, largest);
            targets = targets.thenCombine(direct, (list, straight) -> {
                list.add(new Target(subscription, straight));
                return list;
            });
        }
        return targets.thenCompose(chosen -> {
            List<Operation> operations = new ArrayList<>();
            List<Target> owners = new ArrayList<>();
            Instant now = clock.instant();
            for (Target target : chosen) {
                for (Published message : messages) {
                    operations.add(operation(target, message, publication, now));
                    owners.add(target);
                }
            }
            return engine.commit(operations).thenCompose(outcome -> {
                if (!(outcome instanceof CommitOutcome.Failed failed)) {
                    return Stages.done(messages.stream().map(Published::msgId).toList());
                }
                Target unlucky = owners.get(failed.index());
                if (unlucky.direct()) {
                    notDirect.add(unlucky.subscription().subscriptionId());
                    return store(key, publication, messages, wanting, notDirect);
                }
                if (failed.reason() == CommitOutcome.Reason.NO_SUCH_QUEUE) {
                    return publish(key, publication); // unsubscribed meanwhile: look again who wants it
                }
                return Stages.refused(CmqErrorCode.QUEUE_FULL);
            });
        });
    }

    private CompletionStage<Boolean> mayGoStraight(Subscription subscription, int bodySize) {
        if (!(subscription.endpoint() instanceof Subscription.Endpoint.Queue queue) || !NameRule.allows(queue.text())) {
            return Stages.done(false);
        }
        CompletionStage<Boolean> fits = engine.describeQueue(endpointQueue(subscription, queue))
                .thenApply(found ->
                        found.isPresent() && bodySize <= found.get().config().maxMsgSize());
        return subscription.settings().strategy() == NotifyStrategy.BACKOFF_RETRY
                ? fits.thenCombine(subscriptions.backlog(subscription), (fit, backlog) -> fit && backlog == 0)
                : fits;
    }

    private Operation operation(Target target, Published message, Publication publication, Instant now) {
        Subscription subscription = target.subscription();
        if (target.direct() && subscription.endpoint() instanceof Subscription.Endpoint.Queue queue) {
            return new Operation.Send(
                    endpointQueue(subscription, queue),
                    new NewMessage(messageIds.get(), utf8(message.body()), Duration.ZERO));
        }
        PublishedMessage waiting = new PublishedMessage(
                message.msgId().value(), message.body(), publication.tags(), publication.routingKey(), now);
        return new Operation.Send(
                DeliveryQueues.of(subscription), new NewMessage(messageIds.get(), waiting.write(), Duration.ZERO));
    }

    /** The queue a subscription delivers to. */
    public static QueueKey endpointQueue(Subscription subscription, Subscription.Endpoint.Queue queue) {
        return new QueueKey(subscription.account(), new QueueName(queue.text()));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
