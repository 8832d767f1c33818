package org.opencmq.jms.internal.consume;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencmq.client.Cancellation;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;

/**
 * What the service hands out of one queue, as deliveries of a feed; a queue that is missing is provided once. Owner of the
 * knowledge how long the queue's leases are. Safe for all threads; every fetch is one request on the calling thread.
 */
final class QueueSource {

    /** The visibility timeout of a queue of CMQ for which nobody set another. */
    private static final Duration USUAL_LEASE = Duration.ofSeconds(30);

    private final QueueFeed feed;
    private final Optional<String> selector;
    private final FeedEnvironment environment;
    private volatile Duration leaseLength = USUAL_LEASE;

    QueueSource(QueueFeed feed, Optional<String> selector, FeedEnvironment environment) {
        this.feed = feed;
        this.selector = selector;
        this.environment = environment;
    }

    /**
     * Leases messages, which stand at the given place and those behind it.
     *
     * @param wait for the first message; zero for none
     * @return empty when none came, or when it was cancelled
     */
    List<Delivery> fetch(int most, Duration wait, long firstPlace, Cancellation cancellation) throws JMSException {
        List<ReceivedMessage> messages = receive(most, wait, cancellation);
        environment.outages().succeeded();
        Instant now = environment.clock().instant();
        List<Delivery> deliveries = new ArrayList<>(messages.size());
        for (ReceivedMessage message : messages) {
            deliveries.add(delivery(message, firstPlace + deliveries.size(), now));
        }
        return deliveries;
    }

    private List<ReceivedMessage> receive(int most, Duration wait, Cancellation cancellation) throws JMSException {
        QueueName queue = feed.queue();
        try {
            return environment.edge().receive(queue, most, wait, selector, cancellation);
        } catch (InvalidDestinationException missing) {
            if (cancellation.isCancelled() || feed.isClosed()) {
                return List.of(); // whoever ended the poll may have deleted the queue, which must not come back
            }
            environment.missingQueues().provide(queue, missing);
            return environment.edge().receive(queue, most, wait, selector, cancellation);
        }
    }

    private Delivery delivery(ReceivedMessage message, long place, Instant now) {
        leaseLength = Lease.lengthOf(message, leaseLength);
        int phantoms = message.dequeueCount() <= 1
                ? 0
                : environment.undelivered().of(message.msgId().value());
        return new Delivery(feed, message, place, new Lease(leaseLength, now), phantoms, 0, Instant.MIN);
    }
}
