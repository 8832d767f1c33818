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

/** The control plane as classic CMQ and our server speak it: API v2, by the same exchange as the data plane. */
final class ControlPlaneV2 implements ControlPlane {

    private final Caller caller;

    ControlPlaneV2(Caller caller) {
        this.caller = caller;
    }

    @Override
    public String createQueue(QueueName queueName, QueueSettings settings) throws CmqException {
        return caller.execute(CreateQueue.ACTION, new CreateQueue(queueName, settings))
                .queueId();
    }

    @Override
    public void deleteQueue(QueueName queueName) throws CmqException {
        caller.execute(DeleteQueue.ACTION, new DeleteQueue(queueName));
    }

    @Override
    public ListQueue.Result listQueues(Page page) throws CmqException {
        return caller.execute(ListQueue.ACTION, new ListQueue(page));
    }

    @Override
    public QueueAttributes queueAttributes(QueueName queueName) throws CmqException {
        return caller.execute(GetQueueAttributes.ACTION, new GetQueueAttributes(queueName));
    }

    @Override
    public void setQueueAttributes(QueueName queueName, QueueSettings settings) throws CmqException {
        caller.execute(SetQueueAttributes.ACTION, new SetQueueAttributes(queueName, settings));
    }

    @Override
    public void rewindQueue(QueueName queueName, Instant startConsumeTime) throws CmqException {
        caller.execute(RewindQueue.ACTION, new RewindQueue(queueName, startConsumeTime));
    }

    @Override
    public void clearQueue(QueueName queueName) throws CmqException {
        caller.execute(ClearQueue.ACTION, new ClearQueue(queueName));
    }

    @Override
    public void unbindDeadLetter(QueueName queueName) throws CmqException {
        caller.execute(UnbindDeadLetter.ACTION, new UnbindDeadLetter(queueName));
    }

    @Override
    public DescribeDeadLetterSourceQueues.Result deadLetterSources(QueueName deadLetterQueueName, Page page)
            throws CmqException {
        return caller.execute(
                DescribeDeadLetterSourceQueues.ACTION, new DescribeDeadLetterSourceQueues(deadLetterQueueName, page));
    }

    @Override
    public String createTopic(TopicName topicName, TopicSettings settings, FilterType filterType) throws CmqException {
        return caller.execute(CreateTopic.ACTION, new CreateTopic(topicName, settings, filterType))
                .topicId();
    }

    @Override
    public void deleteTopic(TopicName topicName) throws CmqException {
        caller.execute(DeleteTopic.ACTION, new DeleteTopic(topicName));
    }

    @Override
    public ListTopic.Result listTopics(Page page) throws CmqException {
        return caller.execute(ListTopic.ACTION, new ListTopic(page));
    }

    @Override
    public TopicAttributes topicAttributes(TopicName topicName) throws CmqException {
        return caller.execute(GetTopicAttributes.ACTION, new GetTopicAttributes(topicName));
    }

    @Override
    public void setTopicAttributes(TopicName topicName, TopicSettings settings) throws CmqException {
        caller.execute(SetTopicAttributes.ACTION, new SetTopicAttributes(topicName, settings));
    }

    @Override
    public String subscribe(Subscribe subscription) throws CmqException {
        return caller.execute(Subscribe.ACTION, subscription).subscriptionId();
    }

    @Override
    public void unsubscribe(TopicName topicName, SubscriptionName subscriptionName) throws CmqException {
        caller.execute(Unsubscribe.ACTION, new Unsubscribe(topicName, subscriptionName));
    }

    @Override
    public ListSubscriptionByTopic.Result listSubscriptions(TopicName topicName, Page page) throws CmqException {
        return caller.execute(ListSubscriptionByTopic.ACTION, new ListSubscriptionByTopic(topicName, page));
    }

    @Override
    public SubscriptionAttributes subscriptionAttributes(TopicName topicName, SubscriptionName subscriptionName)
            throws CmqException {
        return caller.execute(
                GetSubscriptionAttributes.ACTION, new GetSubscriptionAttributes(topicName, subscriptionName));
    }

    @Override
    public void setSubscriptionAttributes(SetSubscriptionAttributes change) throws CmqException {
        caller.execute(SetSubscriptionAttributes.ACTION, change);
    }

    @Override
    public void clearFilterTags(TopicName topicName, SubscriptionName subscriptionName) throws CmqException {
        caller.execute(
                ClearSubscriptionFilterTags.ACTION, new ClearSubscriptionFilterTags(topicName, subscriptionName));
    }
}
