package org.opencmq.client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.opencmq.protocol.action.GetTopicAttributes;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.Page;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.protocol.action.QueueEntry;
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
import org.opencmq.protocol.cloud.CloudActions;
import org.opencmq.protocol.cloud.CloudPage;
import org.opencmq.protocol.cloud.CloudQueue;
import org.opencmq.protocol.cloud.CloudSubscription;
import org.opencmq.protocol.cloud.CloudTopic;
import org.opencmq.protocol.error.CmqErrorCode;

/** The control plane as TDMQ speaks it: API 3.0, by an exchange of its own. Our server speaks it too. */
final class ControlPlaneCloud implements ControlPlane {

    /** The most subscriptions of one page. */
    private static final int PAGE = 100;

    private final Caller caller;

    ControlPlaneCloud(Caller caller) {
        this.caller = caller;
    }

    @Override
    public String createQueue(QueueName queueName, QueueSettings settings) throws CmqException {
        return caller.execute(CloudActions.CREATE_QUEUE, new CreateQueue(queueName, settings))
                .queueId();
    }

    @Override
    public void deleteQueue(QueueName queueName) throws CmqException {
        caller.execute(CloudActions.DELETE_QUEUE, new DeleteQueue(queueName));
    }

    @Override
    public ListQueue.Result listQueues(Page page) throws CmqException {
        CloudPage<CloudQueue> found = caller.execute(CloudActions.DESCRIBE_QUEUES, new ListQueue(page));
        List<QueueEntry> entries = found.entries().stream()
                .map(CloudQueue::attributes)
                .map(queue -> new QueueEntry(queue.queueId(), queue.queueName().orElseThrow()))
                .toList();
        return new ListQueue.Result(found.totalCount(), entries);
    }

    @Override
    public QueueAttributes queueAttributes(QueueName queueName) throws CmqException {
        return caller.execute(CloudActions.DESCRIBE_QUEUE_DETAIL, new GetQueueAttributes(queueName))
                .attributes();
    }

    @Override
    public void setQueueAttributes(QueueName queueName, QueueSettings settings) throws CmqException {
        caller.execute(CloudActions.MODIFY_QUEUE_ATTRIBUTE, new SetQueueAttributes(queueName, settings));
    }

    @Override
    public void rewindQueue(QueueName queueName, Instant startConsumeTime) throws CmqException {
        caller.execute(CloudActions.REWIND_QUEUE, new RewindQueue(queueName, startConsumeTime));
    }

    @Override
    public void clearQueue(QueueName queueName) throws CmqException {
        caller.execute(CloudActions.CLEAR_QUEUE, new ClearQueue(queueName));
    }

    @Override
    public void unbindDeadLetter(QueueName queueName) throws CmqException {
        caller.execute(CloudActions.UNBIND_DEAD_LETTER, new UnbindDeadLetter(queueName));
    }

    @Override
    public DescribeDeadLetterSourceQueues.Result deadLetterSources(QueueName deadLetterQueueName, Page page)
            throws CmqException {
        CloudPage<QueueEntry> found = caller.execute(
                CloudActions.DESCRIBE_DEAD_LETTER_SOURCES,
                new DescribeDeadLetterSourceQueues(deadLetterQueueName, page));
        return new DescribeDeadLetterSourceQueues.Result(found.totalCount(), found.entries());
    }

    @Override
    public String createTopic(TopicName topicName, TopicSettings settings, FilterType filterType) throws CmqException {
        return caller.execute(CloudActions.CREATE_TOPIC, new CreateTopic(topicName, settings, filterType))
                .topicId();
    }

    @Override
    public void deleteTopic(TopicName topicName) throws CmqException {
        caller.execute(CloudActions.DELETE_TOPIC, new DeleteTopic(topicName));
    }

    @Override
    public ListTopic.Result listTopics(Page page) throws CmqException {
        CloudPage<CloudTopic> found = caller.execute(CloudActions.DESCRIBE_TOPICS, new ListTopic(page));
        List<ListTopic.Entry> entries = found.entries().stream()
                .map(topic -> new ListTopic.Entry(topic.attributes().topicId(), topic.topicName()))
                .toList();
        return new ListTopic.Result(found.totalCount(), entries);
    }

    @Override
    public TopicAttributes topicAttributes(TopicName topicName) throws CmqException {
        return caller.execute(CloudActions.DESCRIBE_TOPIC_DETAIL, new GetTopicAttributes(topicName))
                .attributes();
    }

    @Override
    public void setTopicAttributes(TopicName topicName, TopicSettings settings) throws CmqException {
        caller.execute(CloudActions.MODIFY_TOPIC_ATTRIBUTE, new SetTopicAttributes(topicName, settings));
    }

    @Override
    public String subscribe(Subscribe subscription) throws CmqException {
        return caller.execute(CloudActions.CREATE_SUBSCRIBE, subscription).subscriptionId();
    }

    @Override
    public void unsubscribe(TopicName topicName, SubscriptionName subscriptionName) throws CmqException {
        caller.execute(CloudActions.DELETE_SUBSCRIBE, new Unsubscribe(topicName, subscriptionName));
    }

    @Override
    public ListSubscriptionByTopic.Result listSubscriptions(TopicName topicName, Page page) throws CmqException {
        CloudPage<CloudSubscription> found = subscriptions(topicName, page);
        return new ListSubscriptionByTopic.Result(
                found.totalCount(),
                found.entries().stream().map(CloudSubscription::entry).toList());
    }

    /** API 3.0 has no action for one subscription: those whose name has the given one in it are looked through. */
    @Override
    public SubscriptionAttributes subscriptionAttributes(TopicName topicName, SubscriptionName subscriptionName)
            throws CmqException {
        for (int offset = 0; ; offset += PAGE) {
            CloudPage<CloudSubscription> found =
                    subscriptions(topicName, new Page(Optional.of(subscriptionName.value()), offset, PAGE));
            for (CloudSubscription subscription : found.entries()) {
                if (subscription.subscriptionName().value().equalsIgnoreCase(subscriptionName.value())) {
                    return subscription.attributes();
                }
            }
            if (offset + PAGE >= found.totalCount()) {
                throw new CmqRefusedException(
                        CloudActions.DESCRIBE_SUBSCRIPTIONS.name(),
                        Optional.of(topicName.value()),
                        CmqErrorCode.NO_SUCH_SUBSCRIPTION.code(),
                        CmqErrorCode.NO_SUCH_SUBSCRIPTION.message(),
                        "");
            }
        }
    }

    private CloudPage<CloudSubscription> subscriptions(TopicName topicName, Page page) throws CmqException {
        return caller.execute(CloudActions.DESCRIBE_SUBSCRIPTIONS, new ListSubscriptionByTopic(topicName, page));
    }

    @Override
    public void setSubscriptionAttributes(SetSubscriptionAttributes change) throws CmqException {
        caller.execute(CloudActions.MODIFY_SUBSCRIPTION_ATTRIBUTE, change);
    }

    @Override
    public void clearFilterTags(TopicName topicName, SubscriptionName subscriptionName) throws CmqException {
        caller.execute(CloudActions.CLEAR_FILTER_TAGS, new ClearSubscriptionFilterTags(topicName, subscriptionName));
    }
}
