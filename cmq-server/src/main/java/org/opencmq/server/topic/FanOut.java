package org.opencmq.server.topic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.NameRule;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.Operation;
import org.opencmq.server.engine.NewMessage;

/**
 * Which way published messages take to each subscription. A message for a queue endpoint goes straight into that queue where
 * it can; where it cannot (no such queue, full, too large) or where older messages of an ordered subscription still wait, it
 * goes into the subscription's delivery queue, like a message for an HTTP endpoint. Safe from any thread; stores nothing.
 */
final class FanOut {

    private final Subscriptions subscriptions;
    private final Engine engine;
    private final Supplier<MessageId> messageIds;
    private final Clock clock;

    /** What is stored for one subscription, and whether it goes straight into the subscription's queue. */
    record Share(Matched publication, Subscription subscription, boolean direct, List<Operation.Send> operations) {}

    FanOut(Subscriptions subscriptions, Engine engine, Supplier<MessageId> messageIds, Clock clock) {
        this.subscriptions = subscriptions;
        this.engine = engine;
        this.messageIds = messageIds;
        this.clock = clock;
    }

    /**
     * What each subscription is given.
     *
     * @param notDirect identifiers of subscriptions whose queue turned out not to take a message
     */
    CompletionStage<List<Share>> shares(List<Matched> publications, Set<String> notDirect) {
        CompletionStage<List<Share>> shares = Stages.done(new ArrayList<>());
        Instant now = clock.instant();
        for (Matched matched : publications) {
            for (Subscription subscription : matched.wanting()) {
                CompletionStage<Boolean> direct = notDirect.contains(subscription.subscriptionId())
                        ? Stages.done(false)
                        : mayGoStraight(subscription, largest(matched.messages()));
                shares = shares.thenCombine(
                        direct,
                        (list, straight) -> Stages.append(
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

    private static int largest(List<Matched.Published> messages) {
        return messages.stream()
                .mapToInt(message -> message.utf8().length)
                .max()
                .orElse(0);
    }

    private CompletionStage<Boolean> mayGoStraight(Subscription subscription, int bodySize) {
        if (!(subscription.endpoint() instanceof Subscription.Endpoint.Queue queue) || !NameRule.allows(queue.text())) {
            return Stages.done(false);
        }
        CompletionStage<Boolean> fits = engine.describeQueue(Publisher.endpointQueue(subscription, queue))
                .thenApply(found ->
                        found.isPresent() && bodySize <= found.get().config().maxMsgSize());
        return subscription.settings().strategy() == NotifyStrategy.BACKOFF_RETRY
                ? fits.thenCombine(subscriptions.backlog(subscription), (fit, backlog) -> fit && backlog == 0)
                : fits;
    }

    private Operation.Send operation(
            Subscription subscription, boolean direct, Matched.Published message, Matched matched, Instant now) {
        if (direct && subscription.endpoint() instanceof Subscription.Endpoint.Queue queue) {
            return new Operation.Send(
                    Publisher.endpointQueue(subscription, queue),
                    new NewMessage(messageIds.get(), message.utf8(), Duration.ZERO));
        }
        Publisher.Publication publication = matched.request().publication();
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

    /** The share that an operation belongs to, when the operations of all shares are counted through. */
    static Share shareAt(List<Share> shares, int operation) {
        int last = -1;
        for (Share share : shares) {
            last += share.operations().size();
            if (operation <= last) {
                return share;
            }
        }
        throw new IllegalStateException("the engine named operation " + operation + " of " + (last + 1));
    }
}
