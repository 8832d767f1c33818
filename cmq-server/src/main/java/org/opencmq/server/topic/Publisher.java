package org.opencmq.server.topic;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.CommitIdentity;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.Operation;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.topic.FanOut.Share;

/**
 * Publishes: stores a message for every subscription that wants it, in one commit of the engine, so that after the answer
 * either all of them will get it or none does. Which way it takes to each is for {@link FanOut} to say. Safe from any thread;
 * keeps no state.
 */
public final class Publisher {

    private final Topics topics;
    private final Subscriptions subscriptions;
    private final Engine engine;
    private final Supplier<MessageId> messageIds;
    private final PublicationListener listener;
    private final FanOut fanOut;

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
        this.fanOut = new FanOut(subscriptions, engine, messageIds, clock);
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
            all = all.thenCombine(match(request), Stages::append);
        }
        return all.thenCompose(matched -> store(
                others,
                matched,
                Optional.of(identity.apply(matched.stream().map(Matched::ids).toList())),
                new HashSet<>()));
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
                if (body.getBytes(StandardCharsets.UTF_8).length > topic.maxMsgSize()) {
                    return Stages.refused(CmqErrorCode.MESSAGE_TOO_LARGE);
                }
            }
            if (topic.filter() == FilterType.ROUTING && publication.routingKey().isEmpty()) {
                return Stages.refused(CmqErrorCode.MISSING_ROUTING_KEY);
            }
            List<Matched.Published> messages = publication.bodies().stream()
                    .map(body -> new Matched.Published(messageIds.get(), body))
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
        return fanOut.shares(publications, notDirect).thenCompose(shares -> {
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
                Share unlucky = FanOut.shareAt(shares, failed.index() - others.size());
                if (unlucky.direct()) {
                    notDirect.add(unlucky.subscription().subscriptionId());
                    return store(others, publications, identity, notDirect);
                }
                return failed.reason() == CommitOutcome.Reason.NO_SUCH_QUEUE
                        ? store(others, withoutEnded(publications, unlucky.subscription()), identity, notDirect)
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

    /** A subscription that just ended has no delivery queue any more. */
    private static List<Matched> withoutEnded(List<Matched> publications, Subscription ended) {
        return publications.stream().map(matched -> matched.without(ended)).toList();
    }

    /** The queue a subscription delivers to. */
    public static QueueKey endpointQueue(Subscription subscription, Subscription.Endpoint.Queue queue) {
        return new QueueKey(subscription.account(), new QueueName(queue.text()));
    }
}
