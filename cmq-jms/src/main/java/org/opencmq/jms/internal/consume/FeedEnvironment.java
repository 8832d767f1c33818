package org.opencmq.jms.internal.consume;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.random.RandomGenerator;
import org.opencmq.jms.config.ReceivePolicy;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.protocol.QueueName;

/**
 * What the feeds of a connection share.
 *
 * @param edge the service
 * @param features what it can do
 * @param pollers runs polls, each of which blocks a thread
 * @param timer wakes feeds; what it runs is short
 * @param missingQueues what to do about a queue that does not exist
 * @param outages is told of failures and successes
 * @param undelivered counts receptions no application saw
 */
public record FeedEnvironment(
        ServiceEdge edge,
        ServiceFeatures features,
        ReceivePolicy policy,
        Executor pollers,
        ScheduledExecutorService timer,
        Clock clock,
        RandomGenerator random,
        MissingQueues missingQueues,
        Outages outages,
        UndeliveredReceptions undelivered) {

    /** What to do about a queue that does not exist. */
    @FunctionalInterface
    public interface MissingQueues {

        /**
         * Makes the queue if that is wanted.
         *
         * @throws JMSException the given reason when it is not to be made, or another when that failed
         */
        void provide(QueueName queue, JMSException reason) throws JMSException;
    }

    /** Who hears about the service being away. */
    public interface Outages {

        /** A request failed; a log line and the exception listener once per outage. */
        void failed(JMSException reason);

        /** A request succeeded. */
        void succeeded();
    }
}
