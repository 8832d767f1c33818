package org.opencmq.jms.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.config.ReceivePolicy;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.FeedEnvironment;
import org.opencmq.jms.internal.consume.Lease;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.consume.SteppingClock;
import org.opencmq.jms.internal.consume.UndeliveredReceptions;
import org.opencmq.jms.internal.edge.ScriptedEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.monitor.ProviderListener;
import org.opencmq.protocol.QueueName;

class LeaseKeeperTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final ScriptedEdge edge = new ScriptedEdge();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final Clock clock = new SteppingClock();
    private final AtomicLong overruns = new AtomicLong();
    private final List<Delivery> warned = new ArrayList<>();
    private final LeaseKeeper plain =
            new LeaseKeeper(ServiceFeatures.PLAIN, overruns, ProviderListener.NONE, warned::add);
    private final QueueFeed feed = new QueueFeed(
            new QueueName("orders"),
            Optional.empty(),
            new FeedEnvironment(
                    edge,
                    ServiceFeatures.PLAIN,
                    ReceivePolicy.STANDARD,
                    Runnable::run,
                    timer,
                    clock,
                    new Random(7),
                    (queue, reason) -> {},
                    new FeedEnvironment.Outages() {
                        @Override
                        public void failed(JMSException reason) {}

                        @Override
                        public void succeeded() {}
                    },
                    new UndeliveredReceptions()));

    @AfterEach
    void closeTimer() {
        timer.shutdownNow();
    }

    private Delivery delivery() {
        edge.put(1, clock.instant());
        return new Delivery(feed, edge.waiting.remove(), 1, new Lease(LEASE, clock.instant()), 0, 1, Instant.MIN);
    }

    @Test
    void countsEveryMessageHeldTooLongOnceAndWarnsOnce() {
        // given
        List<Delivery> held = List.of(delivery(), delivery(), delivery());
        Instant start = clock.instant();

        // when
        plain.keep(held, start.plus(LEASE));
        assertThat(overruns).hasValue(0);
        plain.keep(held, start.plus(LEASE).plusMillis(1));
        plain.keep(held, start.plus(LEASE).plusSeconds(60));

        // then
        assertThat(overruns).hasValue(3);
        assertThat(warned).containsExactly(held.get(0));
    }
}
