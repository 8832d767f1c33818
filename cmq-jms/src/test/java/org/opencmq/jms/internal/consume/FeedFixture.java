package org.opencmq.jms.internal.consume;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opencmq.jms.config.ReceivePolicy;
import org.opencmq.jms.internal.edge.ScriptedEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.protocol.QueueName;

/** A feed whose polls run when the test says so, on its own thread; time is virtual, the service scripted. */
abstract class FeedFixture {

    static final ServiceFeatures RELEASING = new ServiceFeatures(true, true, true, true, true, 16, 1_048_576);
    static final QueueName ORDERS = new QueueName("orders");

    final SteppingClock clock = new SteppingClock();
    final ScriptedEdge edge = new ScriptedEdge();
    final Deque<Runnable> work = new ArrayDeque<>();
    boolean noThreads;
    boolean nobodyHearsOfOutages;
    final List<JMSException> outages = new ArrayList<>();
    final UndeliveredReceptions undelivered = new UndeliveredReceptions();
    FeedEnvironment.MissingQueues missingQueues = FeedFixture::refuse;
    private ScheduledThreadPoolExecutor timer;

    @BeforeEach
    void openTimer() {
        timer = new StandingTimer();
    }

    @AfterEach
    void closeTimer() {
        timer.shutdownNow();
    }

    private static void refuse(QueueName queue, JMSException reason) throws JMSException {
        throw reason;
    }

    static InvalidDestinationException missing() {
        return new InvalidDestinationException("gone", "4440");
    }

    final FeedEnvironment environment(ServiceFeatures features) {
        FeedEnvironment.Outages watch = new FeedEnvironment.Outages() {
            @Override
            public void failed(JMSException reason) {
                if (nobodyHearsOfOutages) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                outages.add(reason);
            }

            @Override
            public void succeeded() {}
        };
        return new FeedEnvironment(
                edge,
                features,
                ReceivePolicy.STANDARD,
                this::hand,
                timer,
                clock,
                new Random(7),
                (queue, reason) -> missingQueues.provide(queue, reason),
                watch,
                undelivered);
    }

    private void hand(Runnable task) {
        if (noThreads) {
            throw new OutOfMemoryError("unable to create native thread");
        }
        work.add(task);
    }

    final QueueFeed feed(ServiceFeatures features) {
        QueueFeed feed = new QueueFeed(ORDERS, Optional.empty(), environment(features));
        feed.start();
        return feed;
    }

    final void runPolls() {
        while (!work.isEmpty()) {
            work.remove().run();
        }
    }

    static String id(Delivery delivery) {
        return delivery.message().msgId().value();
    }

    /** Wakes nobody: however long the machine stalls, nothing happens beside the test. */
    private static final class StandingTimer extends ScheduledThreadPoolExecutor {

        StandingTimer() {
            super(1);
        }

        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            return super.schedule(task, 1, TimeUnit.DAYS);
        }
    }

    static final class Collecting implements Taker {
        final List<Delivery> taken = new ArrayList<>();
        final List<JMSException> failures = new ArrayList<>();

        @Override
        public void accept(Delivery delivery) {
            taken.add(delivery);
        }

        @Override
        public void failed(JMSException reason) {
            failures.add(reason);
        }
    }
}
