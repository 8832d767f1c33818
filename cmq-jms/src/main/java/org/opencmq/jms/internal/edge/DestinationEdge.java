package org.opencmq.jms.internal.edge;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.QueueSettings;

/**
 * What the provider asks of the service about queues, topics and subscriptions rather than their messages. Threads and
 * failures as with {@link ServiceEdge}; every method blocks.
 */
public interface DestinationEdge {

    /**
     * Creates a queue; one that exists already is fine.
     *
     * @param idleDelete asks the service to delete it when nobody received for so long; ignored by plain CMQ
     */
    void createQueue(QueueName queue, Optional<Duration> idleDelete) throws JMSException;

    /** Creates a queue with these settings; one that exists already is fine, whatever its settings. */
    void createQueue(QueueName queue, QueueSettings settings) throws JMSException;

    /** Deletes a queue; one that does not exist is fine. */
    void deleteQueue(QueueName queue) throws JMSException;

    /** Whether the queue exists. */
    boolean queueExists(QueueName queue) throws JMSException;

    /** The most bytes of one message of a queue; empty when the service does not say. */
    OptionalInt largestMessage(QueueName queue) throws JMSException;

    /** The most bytes of one message of a topic; empty when the service does not say. */
    OptionalInt largestMessage(TopicName topic) throws JMSException;

    /** Creates a topic that filters by tags; one that exists already is fine. */
    void createTopic(TopicName topic) throws JMSException;

    /** Deletes a topic; one that does not exist is fine. */
    void deleteTopic(TopicName topic) throws JMSException;

    /** Whether the topic exists. */
    boolean topicExists(TopicName topic) throws JMSException;

    /** Lets a queue receive what is published to a topic; a subscription that exists already is fine. */
    void subscribe(TopicName topic, SubscriptionName subscription, QueueName queue, List<String> filterTags)
            throws JMSException;

    /** Ends a subscription; one that does not exist is fine. */
    void unsubscribe(TopicName topic, SubscriptionName subscription) throws JMSException;

    /**
     * The topics that have a subscription of this name. Asks for every topic of the account, so it costs requests.
     *
     * @param first asked before all others, and alone when it is the one
     */
    List<TopicName> topicsOf(SubscriptionName subscription, Optional<TopicName> first) throws JMSException;

    /** The queues whose names begin so, ignoring case. */
    List<QueueName> queuesBeginning(String prefix) throws JMSException;
}
