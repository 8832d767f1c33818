package org.opencmq.jms.internal.consume;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.opencmq.jms.config.RedeliveryPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives messages that were not processed back to their feeds: at once, after a pause, or not at all, so that the queue
 * takes over when the lease ends. Stateless.
 */
public final class Redelivery {

    private static final Logger LOG = LoggerFactory.getLogger(Redelivery.class);

    /** The service counts pauses in whole seconds; a shorter one is waited for here. */
    private static final Duration SHORTEST_ON_SERVICE = Duration.ofSeconds(1);

    private final RedeliveryPolicy policy;

    /** By a policy. */
    public Redelivery(RedeliveryPolicy policy) {
        this.policy = policy;
    }

    /**
     * Hands messages out again as the policy says.
     *
     * @param toOthers whether what is due at once goes back to the service, for any consumer anywhere; else it stays here for
     *     the consumers of the connection
     */
    public void again(List<Delivery> deliveries, boolean toOthers, Instant now) {
        Map<QueueFeed, List<Delivery>> here = new LinkedHashMap<>();
        Map<QueueFeed, List<Delivery>> away = new LinkedHashMap<>();
        for (Delivery delivery : deliveries) {
            Optional<Duration> pause = policy.pauseBefore(delivery.deliveryCount() - 1);
            if (pause.isEmpty()) {
                delivery.feed().lapsed(delivery);
                LOG.warn(
                        "a message failed again and again and is left to its queue queue={} msgId={} deliveries={}",
                        delivery.feed().queue(),
                        delivery.message().msgId(),
                        delivery.deliveryCount() - 1);
                continue;
            }
            if (pause.get().compareTo(SHORTEST_ON_SERVICE) >= 0
                    && delivery.feed().postpone(delivery, pause.get())) {
                continue;
            }
            Map<QueueFeed, List<Delivery>> way = toOthers && pause.get().isZero() ? away : here;
            way.computeIfAbsent(delivery.feed(), feed -> new ArrayList<>()).add(delivery.again(now.plus(pause.get())));
        }
        here.forEach(QueueFeed::takeBack);
        away.forEach(QueueFeed::release);
    }

    /** Gives messages back for anybody, at once. */
    public static void release(List<Delivery> deliveries) {
        Map<QueueFeed, List<Delivery>> byFeed = new LinkedHashMap<>();
        deliveries.forEach(delivery -> byFeed.computeIfAbsent(delivery.feed(), feed -> new ArrayList<>())
                .add(delivery));
        byFeed.forEach(QueueFeed::release);
    }
}
