package org.opencmq.client;

import java.time.Instant;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.ClearQueue;
import org.opencmq.protocol.action.ClearSubscriptionFilterTags;
import org.opencmq.protocol.action.CreateQueue;
import org.opencmq.protocol.action.CreateTopic;
import org.opencmq.protocol.action.DeleteQueue;
import org.opencmq.protocol.action.DeleteTopic;
import org.opencmq.protocol.action.DescribeDeadLetterSourceQueues;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.GetQueueAttributes;
import org.opencmq.protocol.action.GetSubscriptionAttributes;
import org.opencmq.protocol.action.GetTopicAttributes;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.RewindQueue;
import org.opencmq.protocol.action.SetQueueAttributes;
import org.opencmq.protocol.action.SetSubscriptionAttributes;
import org.opencmq.protocol.action.SetTopicAttributes;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.SubscriptionAttributes;
import org.opencmq.protocol.action.TopicAttributes;
import org.opencmq.protocol.action.TopicSettings;
import org.opencmq.protocol.action.UnbindDeadLetter;
import org.opencmq.protocol.action.Unsubscribe;
import org.opencmq.protocol.error.CmqErrorCode;

/** The control plane as classic CMQ and our server speak it: API v2, by the same exchange as the data plane. */
final class ControlPlaneV2 implements ControlPlane {

    private final Carrier carrier;

    ControlPlaneV2(Carrier carrier) {
        this.carrier = carrier;
    }

    @Override
    public String createQueue(QueueName queueName, QueueSettings settings) throws CmqException {
        return carrier.execute(CreateQueue.ACTION, new CreateQueue(queueName, settings))
                .queueId();
    }

    @Override
    public boolean createQueueIfAbsent(QueueName queueName, QueueSettings settings) throws CmqException {
        try {
            createQueue(queueName, settings);
            return true;
        } catch (CmqRefusedException e) {
            return falseIf(CmqErrorCode.QUEUE_EXISTS, e);
        }
    }

    @Override
    public void deleteQueue(QueueName queueName) throws CmqException {
        carrier.execute(DeleteQueue.ACTION, new DeleteQueue(queueName));
    }

    @Override
    public boolean deleteQueueIfPresent(QueueName queueName) throws CmqException {
        try {
            deleteQueue(queueName);
            return true;
        } catch (CmqRefusedException e) {
            return falseIf(CmqErrorCode.NO_SUCH_QUEUE, e);
        }
    }

    @Override
    public ListQueue.Result listQueues(Page page) throws CmqException {
        return carrier.execute(ListQueue.ACTION, new ListQueue(page));
    }

    @Override
    public QueueAttributes queueAttributes(QueueName queueName) throws CmqException {
        return carrier.execute(GetQueueAttributes.ACTION, new GetQueueAttributes(queueName));
    }

    @Override
    public void setQueueAttributes(QueueName queueName, QueueSettings settings) throws CmqException {
        carrier.execute(SetQueueAttributes.ACTION, new SetQueueAttributes(queueName, settings));
    }

    @Override
    public void rewindQueue(QueueName queueName, Instant startConsumeTime) throws CmqException {
        carrier.execute(RewindQueue.ACTION, new RewindQueue(queueName, startConsumeTime));
    }

    @Override
    public void clearQueue(QueueName queueName) throws CmqException {
        carrier.execute(ClearQueue.ACTION, new ClearQueue(queueName));
    }

    @Override
    public void unbindDeadLetter(QueueName queueName) throws CmqException {
        carrier.execute(UnbindDeadLetter.ACTION, new UnbindDeadLetter(queueName));
    }

    @Override
    public DescribeDeadLetterSourceQueues.Result deadLetterSources(QueueName deadLetterQueueName, Page page)
            throws CmqException {
        return carrier.execute(
                DescribeDeadLetterSourceQueues.ACTION, new DescribeDeadLetterSourceQueues(deadLetterQueueName, page));
    }

    @Override
    public String createTopic(TopicName topicName, TopicSettings settings, FilterType filterType) throws CmqException {
        return carrier.execute(CreateTopic.ACTION, new CreateTopic(topicName, settings, filterType))
                .topicId();
    }

    @Override
    public boolean createTopicIfAbsent(TopicName topicName, TopicSettings settings, FilterType filterType)
            throws CmqException {
        try {
            createTopic(topicName, settings, filterType);
            return true;
        } catch (CmqRefusedException e) {
            return falseIf(CmqErrorCode.TOPIC_EXISTS, e);
        }
    }

    @Override
    public void deleteTopic(TopicName topicName) throws CmqException {
        carrier.execute(DeleteTopic.ACTION, new DeleteTopic(topicName));
    }

    @Override
    public ListTopic.Result listTopics(Page page) throws CmqException {
        return carrier.execute(ListTopic.ACTION, new ListTopic(page));
    }

    @Override
    public TopicAttributes topicAttributes(TopicName topicName) throws CmqException {
        return carrier.execute(GetTopicAttributes.ACTION, new GetTopicAttributes(topicName));
    }

    @Override
    public void setTopicAttributes(TopicName topicName, TopicSettings settings) throws CmqException {
        carrier.execute(SetTopicAttributes.ACTION, new SetTopicAttributes(topicName, settings));
    }

    @Override
    public String subscribe(Subscribe subscription) throws CmqException {
        return carrier.execute(Subscribe.ACTION, subscription).subscriptionId();
    }

    @Override
    public void unsubscribe(TopicName topicName, SubscriptionName subscriptionName) throws CmqException {
        carrier.execute(Unsubscribe.ACTION, new Unsubscribe(topicName, subscriptionName));
    }

    @Override
    public ListSubscriptionByTopic.Result listSubscriptions(TopicName topicName, Page page) throws CmqException {
        return carrier.execute(ListSubscriptionByTopic.ACTION, new ListSubscriptionByTopic(topicName, page));
    }

    @Override
    public SubscriptionAttributes subscriptionAttributes(TopicName topicName, SubscriptionName subscriptionName)
            throws CmqException {
        return carrier.execute(
                GetSubscriptionAttributes.ACTION, new GetSubscriptionAttributes(topicName, subscriptionName));
    }

    @Override
    public void setSubscriptionAttributes(SetSubscriptionAttributes change) throws CmqException {
        carrier.execute(SetSubscriptionAttributes.ACTION, change);
    }

    @Override
    public void clearFilterTags(TopicName topicName, SubscriptionName subscriptionName) throws CmqException {
        carrier.execute(
                ClearSubscriptionFilterTags.ACTION, new ClearSubscriptionFilterTags(topicName, subscriptionName));
    }

    private static boolean falseIf(CmqErrorCode expected, CmqRefusedException refused) throws CmqRefusedException {
        if (refused.is(expected)) {
            return false;
        }
        throw refused;
    }
}
