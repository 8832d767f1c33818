package org.opencmq.jms.internal.consume;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a feed asks of the service about leases of its queue: to end them, to begin them anew, to pause a message. Owner of
 * the knowledge that the queue is gone, after which it asks nothing. Each method is at most two requests on the calling
 * thread, under no lock; what fails is logged and costs nothing but time, because leases end by themselves. Safe for all
 * threads.
 */
final class QueueLeases {

    private static final Logger LOG = LoggerFactory.getLogger(QueueLeases.class);

    /** The longest visibility timeout of CMQ, twelve hours. */
    private static final long LONGEST_PAUSE_SECONDS = 43_200;

    private final QueueName queue;
    private final FeedEnvironment environment;
    private volatile boolean gone;

    QueueLeases(QueueName queue, FeedEnvironment environment) {
        this.queue = queue;
        this.environment = environment;
    }

    /** Whether the service can change a lease at all; plain CMQ lets each of them end by itself. */
    boolean canChange() {
        return environment.features().changeVisibility();
    }

    /** The queue is being deleted, and with it the messages: nothing about them is asked any more. */
    void queueIsGoing() {
        gone = true;
    }

    boolean isGone() {
        return gone;
    }

    /** They were leased and nobody here will see them; their leases end by themselves. */
    void lapse(List<Delivery> deliveries) {
        environment.undelivered().add(deliveries);
    }

    /** Lets anybody have messages again: at once where the service can do that, else when their leases end. In order. */
    void giveBack(List<Delivery> deliveries) {
        if (gone) {
            return;
        }
        if (!canChange()) {
            lapse(deliveries);
            return;
        }
        List<Delivery> seen =
                deliveries.stream().filter(delivery -> delivery.attempts() > 0).toList();
        List<Delivery> unseen =
                deliveries.stream().filter(delivery -> delivery.attempts() == 0).toList();
        lapse(seen);
        try {
            if (!seen.isEmpty()) {
                environment.edge().changeVisibility(queue, handles(seen), Duration.ZERO);
            }
        } catch (JMSException e) {
            notGivenBack(seen.size(), e);
        }
        try {
            // Behind the others, in front of which they do not stand in the queue either.
            if (!unseen.isEmpty()) {
                environment.edge().giveBack(queue, handles(unseen));
            }
        } catch (JMSException e) {
            lapse(unseen);
            notGivenBack(unseen.size(), e);
        }
    }

    private void notGivenBack(int count, JMSException reason) {
        // Nothing is lost: the leases run out by themselves.
        LOG.warn(
                "could not give messages back, they become visible when their leases end queue={} count={}",
                queue,
                count,
                reason);
    }

    /**
     * Makes the service keep a leased message invisible for a while, for anybody afterwards.
     *
     * @param pause from now, rounded up to whole seconds
     * @return false when it cannot, and the caller still has the message
     */
    boolean postpone(Delivery delivery, Duration pause) {
        if (!canChange() || gone) {
            return false;
        }
        Duration whole = Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, (pause.toMillis() + 999) / 1000));
        try {
            environment.edge().changeVisibility(queue, handles(List.of(delivery)), whole);
            lapse(List.of(delivery));
            return true;
        } catch (JMSException e) {
            LOG.warn("could not postpone a message queue={}", queue, e);
            return false;
        }
    }

    /** Begins the leases anew. Only where the service {@link #canChange can do that}. */
    void renew(List<Delivery> deliveries) {
        if (gone) {
            return;
        }
        Map<Duration, List<Delivery>> byLength = new LinkedHashMap<>();
        deliveries.forEach(delivery -> byLength.computeIfAbsent(delivery.lease().length(), length -> new ArrayList<>())
                .add(delivery));
        byLength.forEach(this::renew);
    }

    private void renew(Duration length, List<Delivery> same) {
        try {
            Instant now = environment.clock().instant();
            Set<ReceiptHandle> stale = environment.edge().changeVisibility(queue, handles(same), length);
            same.stream()
                    .filter(delivery -> !stale.contains(delivery.message().receiptHandle()))
                    .forEach(delivery -> delivery.lease().renew(now));
        } catch (JMSException e) {
            LOG.debug("could not prolong leases, trying again queue={}", queue, e);
        }
    }

    private static List<ReceiptHandle> handles(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.message().receiptHandle())
                .toList();
    }
}
