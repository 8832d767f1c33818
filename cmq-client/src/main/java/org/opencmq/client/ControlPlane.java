package org.opencmq.client;

import java.time.Instant;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.DescribeDeadLetterSourceQueues;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.SetSubscriptionAttributes;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.SubscriptionAttributes;
import org.opencmq.protocol.action.TopicAttributes;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.error.CmqErrorCode;

/**
 * Creates, describes and deletes queues, topics and subscriptions. One interface, because classic CMQ and TDMQ spell these
 * actions differently. All methods block; any number of threads.
 */
public interface ControlPlane {

    /**
     * Creates a queue.
     *
     * @return the service's id of it
     * @throws CmqException with code 4460 when the name is taken
     */
    String createQueue(QueueName queueName, QueueSettings settings) throws CmqException;

    /**
     * Creates a queue unless there is one of that name, whatever its settings.
     *
     * @return whether it was created by this call
     */
    default boolean createQueueIfAbsent(QueueName queueName, QueueSettings settings) throws CmqException {
        try {
            createQueue(queueName, settings);
            return true;
        } catch (CmqRefusedException e) {
            return falseIf(CmqErrorCode.QUEUE_EXISTS, e);
        }
    }

    /** Deletes a queue with its messages; code 4440 when there is none. The name rests for 30 s. */
    void deleteQueue(QueueName queueName) throws CmqException;

    /**
     * Deletes a queue if there is one.
     *
     * @return whether there was one
     */
    default boolean deleteQueueIfPresent(QueueName queueName) throws CmqException {
        try {
            deleteQueue(queueName);
            return true;
        } catch (CmqRefusedException e) {
            return falseIf(CmqErrorCode.NO_SUCH_QUEUE, e);
        }
    }

    /** One page of the account's queues. */
    ListQueue.Result listQueues(Page page) throws CmqException;

    /** Settings and counts of a queue. */
    QueueAttributes queueAttributes(QueueName queueName) throws CmqException;

    /** Changes the settings that are present. */
    void setQueueAttributes(QueueName queueName, QueueSettings settings) throws CmqException;

    /** Makes deleted messages sent at or after that time available again; the queue must keep them (rewindSeconds). */
    void rewindQueue(QueueName queueName, Instant startConsumeTime) throws CmqException;

    /** Drops all messages of a queue. Plain CMQ has no such action and refuses it. */
    void clearQueue(QueueName queueName) throws CmqException;

    /** Ends a queue's dead-letter policy. Plain CMQ has no such action and refuses it. */
    void unbindDeadLetter(QueueName queueName) throws CmqException;

    /** The queues whose dead letters go to the given one. Plain CMQ has no such action and refuses it. */
    DescribeDeadLetterSourceQueues.Result deadLetterSources(QueueName deadLetterQueueName, Page page)
            throws CmqException;

    /**
     * Creates a topic.
     *
     * @return the service's id of it
     * @throws CmqException with code 4460 when the name is taken
     */
    String createTopic(TopicName topicName, TopicSettings settings, FilterType filterType) throws CmqException;

    /**
     * Creates a topic unless there is one of that name, whatever its settings.
     *
     * @return whether it was created by this call
     */
    default boolean createTopicIfAbsent(TopicName topicName, TopicSettings settings, FilterType filterType)
            throws CmqException {
        try {
            createTopic(topicName, settings, filterType);
            return true;
        } catch (CmqRefusedException e) {
            return falseIf(CmqErrorCode.TOPIC_EXISTS, e);
        }
    }

    /** Deletes a topic; code 4000 (10540) while it has subscriptions. */
    void deleteTopic(TopicName topicName) throws CmqException;

    /** One page of the account's topics. */
    ListTopic.Result listTopics(Page page) throws CmqException;

    /** Settings of a topic. */
    TopicAttributes topicAttributes(TopicName topicName) throws CmqException;

    /** Changes the settings that are present. */
    void setTopicAttributes(TopicName topicName, TopicSettings settings) throws CmqException;

    /**
     * Creates a subscription.
     *
     * @return the service's id of it
     * @throws CmqException with code 4490 when the name is taken
     */
    String subscribe(Subscribe subscription) throws CmqException;

    /** Deletes a subscription. */
    void unsubscribe(TopicName topicName, SubscriptionName subscriptionName) throws CmqException;

    /** One page of a topic's subscriptions. */
    ListSubscriptionByTopic.Result listSubscriptions(TopicName topicName, Page page) throws CmqException;

    /** Settings of a subscription. */
    SubscriptionAttributes subscriptionAttributes(TopicName topicName, SubscriptionName subscriptionName)
            throws CmqException;

    /** Changes the settings that are present. */
    void setSubscriptionAttributes(SetSubscriptionAttributes change) throws CmqException;

    /** Removes all filter tags of a subscription. */
    void clearFilterTags(TopicName topicName, SubscriptionName subscriptionName) throws CmqException;

    private static boolean falseIf(CmqErrorCode expected, CmqRefusedException refused) throws CmqRefusedException {
        if (refused.is(expected)) {
            return false;
        }
        throw refused;
    }
}
