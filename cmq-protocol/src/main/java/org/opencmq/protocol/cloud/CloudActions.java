package org.opencmq.protocol.cloud;

import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.action.ClearQueue;
import org.opencmq.protocol.action.ClearSubscriptionFilterTags;
import org.opencmq.protocol.action.CreateQueue;
import org.opencmq.protocol.action.CreateTopic;
import org.opencmq.protocol.action.DeleteQueue;
import org.opencmq.protocol.action.DeleteTopic;
import org.opencmq.protocol.action.DescribeDeadLetterSourceQueues;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.action.GetQueueAttributes;
import org.opencmq.protocol.action.GetTopicAttributes;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.QueueEntry;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.RewindQueue;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.action.SetQueueAttributes;
import org.opencmq.protocol.action.SetSubscriptionAttributes;
import org.opencmq.protocol.action.SetTopicAttributes;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.UnbindDeadLetter;
import org.opencmq.protocol.action.Unsubscribe;

/**
 * All actions of API 3.0 that concern CMQ. Each takes the request of the action of API v2 that does the same; the lists and
 * details of API 3.0 say more than theirs. Sources: protocol reference, section 15; member names and shapes: the vendor's
 * API 3.0 SDK 3.1.1000. A topic's {@code MsgRetentionSeconds} is passed over: it is one day.
 */
public final class CloudActions {

    private static final Spelling TRACED = Spelling.of("Trace", "loggingEnabled");
    private static final Spelling BODY = Spelling.of("MsgContent", "msgBody");

    /** Makes a queue. */
    public static final Action<CreateQueue, CreateQueue.Result> CREATE_QUEUE = respelled(
            "CreateCmqQueue",
            CreateQueue.ACTION,
            TRACED,
            CloudForms.id("QueueId", CreateQueue.Result::queueId, CreateQueue.Result::new));

    /** Deletes a queue. */
    public static final Action<DeleteQueue, Done> DELETE_QUEUE = done("DeleteCmqQueue", DeleteQueue.ACTION);

    /** Lists queues with all that is known about them; {@code QueueName} is part of a name. */
    public static final Action<ListQueue, CloudPage<CloudQueue>> DESCRIBE_QUEUES = respelled(
            "DescribeCmqQueues",
            ListQueue.ACTION,
            Spelling.of("QueueName", "searchWord"),
            CloudForms.page("QueueList", CloudQueue::write, CloudQueue::read));

    /** All that is known about a queue. */
    public static final Action<GetQueueAttributes, CloudQueue> DESCRIBE_QUEUE_DETAIL = respelled(
            "DescribeCmqQueueDetail",
            GetQueueAttributes.ACTION,
            Spelling.PLAIN,
            CloudForms.object("QueueDescribe", CloudQueue::write, CloudQueue::read));

    /** Changes a queue's settings; the answer does not repeat them. */
    public static final Action<SetQueueAttributes, SetQueueAttributes.Result> MODIFY_QUEUE_ATTRIBUTE = respelled(
            "ModifyCmqQueueAttribute",
            SetQueueAttributes.ACTION,
            TRACED,
            CloudForms.none(() -> new SetQueueAttributes.Result("", QueueSettings.NONE)));

    /** Makes deleted messages consumable again; {@code StartConsumeTime} in seconds. */
    public static final Action<RewindQueue, Done> REWIND_QUEUE = done("RewindCmqQueue", RewindQueue.ACTION);

    /** Drops all messages of a queue. */
    public static final Action<ClearQueue, Done> CLEAR_QUEUE = done("ClearCmqQueue", ClearQueue.ACTION);

    /** Takes a queue's dead-letter settings away. */
    public static final Action<UnbindDeadLetter, Done> UNBIND_DEAD_LETTER = respelled(
            "UnbindCmqDeadLetter",
            UnbindDeadLetter.ACTION,
            Spelling.of("SourceQueueName", "queueName"),
            CloudForms.none(Done::new));

    /** Lists the queues whose dead letters go to a queue; {@code SourceQueueName} is part of a name. */
    public static final Action<DescribeDeadLetterSourceQueues, CloudPage<QueueEntry>> DESCRIBE_DEAD_LETTER_SOURCES =
            respelled(
                    "DescribeCmqDeadLetterSourceQueues",
                    DescribeDeadLetterSourceQueues.ACTION,
                    Spelling.of("SourceQueueName", "searchWord"),
                    CloudForms.page("QueueSet", CloudQueue::writeSource, CloudQueue::readSource));

    /** Makes a topic. */
    public static final Action<CreateTopic, CreateTopic.Result> CREATE_TOPIC = respelled(
            "CreateCmqTopic",
            CreateTopic.ACTION,
            TRACED,
            CloudForms.id("TopicId", CreateTopic.Result::topicId, CreateTopic.Result::new));

    /** Deletes a topic. */
    public static final Action<DeleteTopic, Done> DELETE_TOPIC = done("DeleteCmqTopic", DeleteTopic.ACTION);

    /** Lists topics with all that is known about them; {@code TopicName} is part of a name. */
    public static final Action<ListTopic, CloudPage<CloudTopic>> DESCRIBE_TOPICS = respelled(
            "DescribeCmqTopics",
            ListTopic.ACTION,
            Spelling.of("TopicName", "searchWord"),
            CloudForms.page("TopicList", CloudTopic::write, CloudTopic::read));

    /** All that is known about a topic. */
    public static final Action<GetTopicAttributes, CloudTopic> DESCRIBE_TOPIC_DETAIL = respelled(
            "DescribeCmqTopicDetail",
            GetTopicAttributes.ACTION,
            Spelling.PLAIN,
            CloudForms.object("TopicDescribe", CloudTopic::write, CloudTopic::read));

    /** Changes a topic's settings. */
    public static final Action<SetTopicAttributes, Done> MODIFY_TOPIC_ATTRIBUTE =
            respelled("ModifyCmqTopicAttribute", SetTopicAttributes.ACTION, TRACED, CloudForms.none(Done::new));

    /** Makes a subscription. */
    public static final Action<Subscribe, Subscribe.Result> CREATE_SUBSCRIBE = respelled(
            "CreateCmqSubscribe",
            Subscribe.ACTION,
            Spelling.PLAIN,
            CloudForms.id("SubscriptionId", Subscribe.Result::subscriptionId, Subscribe.Result::new));

    /** Deletes a subscription. */
    public static final Action<Unsubscribe, Done> DELETE_SUBSCRIBE = done("DeleteCmqSubscribe", Unsubscribe.ACTION);

    /** Lists a topic's subscriptions with all that is known about them; {@code SubscriptionName} is part of a name. */
    public static final Action<ListSubscriptionByTopic, CloudPage<CloudSubscription>> DESCRIBE_SUBSCRIPTIONS =
            respelled(
                    "DescribeCmqSubscriptionDetail",
                    ListSubscriptionByTopic.ACTION,
                    Spelling.of("SubscriptionName", "searchWord"),
                    CloudForms.page("SubscriptionSet", CloudSubscription::write, CloudSubscription::read));

    /** Changes a subscription's settings. */
    public static final Action<SetSubscriptionAttributes, Done> MODIFY_SUBSCRIPTION_ATTRIBUTE = respelled(
            "ModifyCmqSubscriptionAttribute",
            SetSubscriptionAttributes.ACTION,
            Spelling.of("FilterTags", "filterTag"),
            CloudForms.none(Done::new));

    /** Removes all tags of a subscription. */
    public static final Action<ClearSubscriptionFilterTags, Done> CLEAR_FILTER_TAGS =
            done("ClearCmqSubscriptionFilterTags", ClearSubscriptionFilterTags.ACTION);

    /** Puts one message on a queue, as the console does. */
    public static final Action<SendMessage, SendMessage.Result> SEND_MSG = respelled(
            "SendCmqMsg",
            SendMessage.ACTION,
            BODY,
            CloudForms.message(SendMessage.Result::msgId, SendMessage.Result::new));

    /** Hands one message to a topic, as the console does; a single {@code MsgTag} is the key of a topic that routes. */
    public static final Action<PublishMessage, PublishMessage.Result> PUBLISH_MSG = respelled(
            "PublishCmqMsg",
            PublishMessage.ACTION,
            BODY,
            CloudForms.message(PublishMessage.Result::msgId, PublishMessage.Result::new));

    private static final List<Action<?, ?>> ALL = List.of(
            CREATE_QUEUE,
            DELETE_QUEUE,
            DESCRIBE_QUEUES,
            DESCRIBE_QUEUE_DETAIL,
            MODIFY_QUEUE_ATTRIBUTE,
            REWIND_QUEUE,
            CLEAR_QUEUE,
            UNBIND_DEAD_LETTER,
            DESCRIBE_DEAD_LETTER_SOURCES,
            CREATE_TOPIC,
            DELETE_TOPIC,
            DESCRIBE_TOPICS,
            DESCRIBE_TOPIC_DETAIL,
            MODIFY_TOPIC_ATTRIBUTE,
            CREATE_SUBSCRIBE,
            DELETE_SUBSCRIBE,
            DESCRIBE_SUBSCRIPTIONS,
            MODIFY_SUBSCRIPTION_ATTRIBUTE,
            CLEAR_FILTER_TAGS,
            SEND_MSG,
            PUBLISH_MSG);

    private CloudActions() {}

    /** All of them. */
    public static List<Action<?, ?>> all() {
        return ALL;
    }

    private static <Q> Action<Q, Done> done(String name, Action<Q, Done> classic) {
        return respelled(name, classic, Spelling.PLAIN, CloudForms.none(Done::new));
    }

    private static <Q, R> Action<Q, R> respelled(
            String name, Action<Q, ?> classic, Spelling spelling, Action.ResultForm<R> result) {
        return new Action<>(name, classic.repeat(), new RespelledForm<>(classic.request(), spelling), result);
    }
}
