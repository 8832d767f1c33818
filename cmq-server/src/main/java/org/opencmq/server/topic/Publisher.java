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
import java.util.function.Function;
import java.util.function.Supplier;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.NameRule;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.CommitIdentity;
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
    private final PublicationListener listener;
    private final Clock clock;

    /**
     * Works on the engine.
     *
     * @param messageIds makes identifiers; any thread may ask
     * @param listener hears of messages published to traced topics
     */
    public Publisher(
            Topics topics,
            Subscriptions subscriptions,
            Engine engine,
            Supplier<MessageId> messageIds,
            PublicationListener listener,
            Clock clock) {
        this.listener = listener;
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

    /**
     * A publication and its topic.
     *
     * @param key the topic
     * @param publication what is published
     */
    public record Request(TopicKey key, Publication publication) {}

    /**
     * How a commit of publications and other operations ended.
     *
     * @param engine done; or the other operation that could not be carried out, by its index, and why; or a repeat
     * @param msgIds the identifiers of each publication's messages, in the order of the requests; empty unless done
     */
    public record Outcome(CommitOutcome engine, List<List<MessageId>> msgIds) {}

    /** A message with the identifier its publisher is told. */
    private record Published(MessageId msgId, String body) {}

    /** A publication, its messages and the subscriptions that want them. */
    private record Matched(Request request, boolean traced, List<Published> messages, List<Subscription> wanting) {

        List<MessageId> ids() {
            return messages.stream().map(Published::msgId).toList();
        }
    }

    /** What is stored for one subscription, and whether it goes straight into the subscription's queue. */
    private record Share(
            Matched publication, Subscription subscription, boolean direct, List<Operation.Send> operations) {}

    /**
     * Publishes to a topic.
     *
     * @return the messages' identifiers in the order of their bodies; refused with 4440, 4400, 4000(10700), 6030 (10650 or
     *     10730) or 4410
     */
    public CompletionStage<List<MessageId>> publish(TopicKey key, Publication publication) {
        return match(new Request(key, publication))
                .thenCompose(matched -> matched.wanting().isEmpty()
                        ? unwanted(key)
                        : store(List.of(), List.of(matched), Optional.empty(), new HashSet<>())
                                .thenApply(outcome -> outcome.msgIds().get(0)));
    }

    /**
     * Carries out other operations and publications together, all or none. A publication that nobody wants stores nothing
     * and spoils nothing.
     *
     * @param others sends and deletes
     * @param requests what is published; refused as {@link #publish} refuses it, but for 6030
     * @param identity makes the identity of the commit, given the identifiers of each publication's messages
     */
    public CompletionStage<Outcome> commit(
            List<Operation> others, List<Request> requests, Function<List<List<MessageId>>, CommitIdentity> identity) {
        CompletionStage<List<Matched>> all = Stages.done(new ArrayList<>());
        for (Request request : requests) {
            all = all.thenCombine(match(request), Publisher::append);
        }
        return all.thenCompose(matched -> store(
                others,
                matched,
                Optional.of(identity.apply(matched.stream().map(Matched::ids).toList())),
                new HashSet<>()));
    }

    private static <T> List<T> append(List<T> list, T element) {
        list.add(element);
        return list;
    }

    private CompletionStage<List<MessageId>> unwanted(TopicKey key) {
        return subscriptions
                .list(key)
                .thenCompose(
                        all -> Stages.refused(all.isEmpty() ? CmqErrorCode.NO_SUBSCRIPTION : CmqErrorCode.NO_MATCH));
    }

    private CompletionStage<Matched> match(Request request) {
        Publication publication = request.publication();
        return topics.describe(request.key()).thenCompose(topic -> {
            for (String body : publication.bodies()) {
                if (utf8(body).length > topic.maxMsgSize()) {
                    return Stages.refused(CmqErrorCode.MESSAGE_TOO_LARGE);
                }
            }
            if (topic.filter() == FilterType.ROUTING && publication.routingKey().isEmpty()) {
                return Stages.refused(CmqErrorCode.MISSING_ROUTING_KEY);
            }
            List<Published> messages = publication.bodies().stream()
                    .map(body -> new Published(messageIds.get(), body))
                    .toList();
            return subscriptions
                    .list(request.key())
                    .thenApply(all -> new Matched(
                            request,
                            topic.traced(),
                            messages,
                            all.stream()
                                    .filter(subscription -> Matching.wants(
                                            topic.filter(),
                                            subscription.settings(),
                                            publication.tags(),
                                            publication.routingKey()))
                                    .toList()));
        });
    }

    /** Commits; while a message cannot go straight into a queue after all, the same again by way of the delivery queue. */
    private CompletionStage<Outcome> store(
            List<Operation> others,
            List<Matched> publications,
            Optional<CommitIdentity> identity,
            Set<String> notDirect) {
        return shares(publications, notDirect).thenCompose(shares -> {
            List<Operation> operations = new ArrayList<>(others);
            shares.forEach(share -> operations.addAll(share.operations()));
            List<List<MessageId>> ids = publications.stream().map(Matched::ids).toList();
            return engine.commit(operations, identity).thenCompose(outcome -> {
                if (outcome instanceof CommitOutcome.Done) {
                    tell(publications, shares);
                    return Stages.done(new Outcome(outcome, ids));
                }
                if (!(outcome instanceof CommitOutcome.Failed failed) || failed.index() < others.size()) {
                    return Stages.done(new Outcome(outcome, List.of()));
                }
                Share unlucky = shareAt(shares, failed.index() - others.size());
                if (unlucky.direct()) {
                    notDirect.add(unlucky.subscription().subscriptionId());
                    return store(others, publications, identity, notDirect);
                }
                return failed.reason() == CommitOutcome.Reason.NO_SUCH_QUEUE
                        ? store(
                                others,
                                without(publications, unlucky.subscription()),
                                identity,
                                notDirect) // just ended
                        : Stages.refused(CmqErrorCode.QUEUE_FULL);
            });
        });
    }

    private void tell(List<Matched> publications, List<Share> shares) {
        for (Matched matched : publications) {
            if (matched.traced()) {
                matched.ids()
                        .forEach(id -> listener.published(
                                matched.request().key(), id, matched.wanting().size()));
            }
        }
        for (Share share : shares) {
            if (share.direct() && share.publication().traced()) {
                List<MessageId> ids = share.publication().ids();
                for (int i = 0; i < ids.size(); i++) {
                    MessageId storedAs = share.operations().get(i).message().msgId();
                    listener.stored(share.subscription(), ids.get(i), storedAs);
                }
            }
        }
    }

    private static Share shareAt(List<Share> shares, int operation) {
        int last = -1;
        for (Share share : shares) {
            last += share.operations().size();
            if (operation <= last) {
                return share;
            }
        }
        throw new IllegalStateException("the engine named operation " + operation + " of " + (last + 1));
    }

    private static List<Matched> without(List<Matched> publications, Subscription ended) {
        return publications.stream()
                .map(matched -> new Matched(
                        matched.request(),
                        matched.traced(),
                        matched.messages(),
                        matched.wanting().stream()
                                .filter(subscription ->
                                        !subscription.subscriptionId().equals(ended.subscriptionId()))
                                .toList()))
                .toList();
    }

    private CompletionStage<List<Share>> shares(List<Matched> publications, Set<String> notDirect) {
        CompletionStage<List<Share>> shares = Stages.done(new ArrayList<>());
        Instant now = clock.instant();
        for (Matched matched : publications) {
            for (Subscription subscription : matched.wanting()) {
                CompletionStage<Boolean> direct = notDirect.contains(subscription.subscriptionId())
                        ? Stages.done(false)
                        : mayGoStraight(subscription, largest(matched.messages()));
                shares = shares.thenCombine(
                        direct,
                        (list, straight) -> append(
                                list,
                                new Share(
                                        matched,
                                        subscription,
                                        straight,
                                        matched.messages().stream()
                                                .map(message ->
                                                        operation(subscription, straight, message, matched, now))
                                                .toList())));
            }
        }
        return shares;
    }

    private static int largest(List<Published> messages) {
        return messages.stream()
                .mapToInt(message -> utf8(message.body()).length)
                .max()
                .orElse(0);
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

    private Operation.Send operation(
            Subscription subscription, boolean direct, Published message, Matched matched, Instant now) {
        if (direct && subscription.endpoint() instanceof Subscription.Endpoint.Queue queue) {
            return new Operation.Send(
                    endpointQueue(subscription, queue),
                    new NewMessage(messageIds.get(), utf8(message.body()), Duration.ZERO));
        }
        Publication publication = matched.request().publication();
        PublishedMessage waiting = new PublishedMessage(
                message.msgId().value(),
                message.body(),
                publication.tags(),
                publication.routingKey(),
                now,
                matched.traced());
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
