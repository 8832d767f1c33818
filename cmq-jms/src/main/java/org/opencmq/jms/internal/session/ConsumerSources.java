package org.opencmq.jms.internal.session;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.subscribe.ActiveSubscription;
import org.opencmq.jms.internal.subscribe.SubscriptionRequest;

/**
 * Opens what consumers receive from: sees that the destination is there and may be consumed, decides who applies the
 * selector, subscribes, and takes a share of the feed. Stateless; asks the service, on the thread that makes the consumer.
 */
final class ConsumerSources {

    private final CmqConnection connection;
    private final ConnectionServices services;

    ConsumerSources(CmqConnection connection, ConnectionServices services) {
        this.connection = connection;
        this.services = services;
    }

    /**
     * A queue, whose messages a consumer shares with others anywhere: those that do not match are to stay for them.
     *
     * @throws JMSException when there is a selector and nobody to apply it
     */
    ConsumerSource of(CmqQueue queue, @Nullable String selector) throws JMSException {
        MessageFilter filter = MessageFilter.of(selector);
        requireOwnIfTemporary(queue);
        services.provisioner().requireQueue(queue);
        Optional<String> onService = Optional.empty();
        Predicate<Delivery> wanted = ConsumerSource.ANY;
        if (!filter.acceptsAll()) {
            if (services.features().selector()) {
                onService = Optional.of(filter.text());
            } else if (services.settings().emulation().queueSelectors()) {
                wanted = filter::wants;
            } else {
                throw new JMSException("this service cannot select messages of a queue, and selecting them here would"
                        + " hide the others from everybody; remove the selector '" + filter.text()
                        + "', or accept that with emulation.queueSelectors=true");
            }
        }
        QueueFeed feed = services.feeds().acquire(queue.cmqName(), onService);
        return new ConsumerSource(feed, queue, MessageFilter.ALL, wanted, false, false, queueIsGoing -> {});
    }

    /** A subscription, whose queue is there for it alone: messages that do not match can be deleted. */
    ConsumerSource of(SubscriptionRequest request) throws JMSException {
        MessageFilter filter = MessageFilter.of(request.selector());
        requireOwnIfTemporary(request.topic());
        services.provisioner().requireTopic(request.topic());
        Optional<String> tag = filter.requiredTag();
        ActiveSubscription subscription =
                connection.subscriptions().open(request, tag.map(List::of).orElseGet(List::of));
        MessageFilter tagged = filter.taggedWith(tag.orElse(null));
        MessageFilter both = request.noLocal() ? tagged.without(local(request)) : tagged;
        QueueFeed feed = services.feeds().acquire(subscription.queue(), Optional.empty());
        return new ConsumerSource(feed, request.topic(), both, ConsumerSource.ANY, true, true, subscription::end);
    }

    private void requireOwnIfTemporary(CmqDestination destination) throws InvalidDestinationException {
        if (destination.isTemporary() && !services.temporaries().owns(destination)) {
            throw new InvalidDestinationException(
                    destination + " belongs to another connection, or was deleted; only the connection that made a"
                            + " temporary destination receives from it");
        }
    }

    /** A durable subscription belongs to a client identifier rather than to a connection. */
    private Predicate<@Nullable String> local(SubscriptionRequest request) {
        Origin origin = connection.identity().origin();
        return request.durable() ? origin::orItsClientSent : origin::sent;
    }
}
