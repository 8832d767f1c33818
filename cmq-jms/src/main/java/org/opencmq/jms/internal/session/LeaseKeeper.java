package org.opencmq.jms.internal.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.monitor.ProviderListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prolongs the leases of messages that sessions hold, where the service can do that; elsewhere warns once that a message was
 * held for too long, and counts. Called regularly by one thread at a time.
 */
final class LeaseKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);

    private final ServiceFeatures features;
    private final AtomicLong overruns;
    private final ProviderListener listener;
    private final Consumer<Delivery> warning;
    private final AtomicBoolean warned = new AtomicBoolean();

    LeaseKeeper(ServiceFeatures features, AtomicLong overruns, ProviderListener listener) {
        this(features, overruns, listener, LeaseKeeper::warn);
    }

    /** The same with another way to warn, which is called once. */
    LeaseKeeper(ServiceFeatures features, AtomicLong overruns, ProviderListener listener, Consumer<Delivery> warning) {
        this.features = features;
        this.overruns = overruns;
        this.listener = listener;
        this.warning = warning;
    }

    void keep(List<Delivery> held, Instant now) {
        Map<QueueFeed, List<Delivery>> due = new LinkedHashMap<>();
        for (Delivery delivery : held) {
            Duration left = delivery.lease().left(now);
            if (left.compareTo(delivery.lease().length().dividedBy(2)) < 0) {
                due.computeIfAbsent(delivery.feed(), feed -> new ArrayList<>()).add(delivery);
            }
        }
        if (features.changeVisibility()) {
            due.forEach(QueueFeed::renew);
        } else {
            due.values().forEach(deliveries -> deliveries.forEach(delivery -> watch(delivery, now)));
        }
    }

    private void watch(Delivery delivery, Instant now) {
        if (delivery.lease().overran(now)) {
            overruns.incrementAndGet();
            listener.overran(delivery.feed().queue().value());
            if (warned.compareAndSet(false, true)) {
                warning.accept(delivery);
            }
        }
    }

    private static void warn(Delivery delivery) {
        LOG.warn(
                "a message is held for longer than its lease and will be delivered again elsewhere; raise the"
                        + " queue's visibilityTimeout queue={} lease={}s",
                delivery.feed().queue(),
                delivery.lease().length().toSeconds());
    }
}
