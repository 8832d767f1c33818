package org.opencmq.server.cloud;

import java.util.ArrayList;
import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.action.ClearQueue;
import org.opencmq.protocol.action.ClearSubscriptionFilterTags;
import org.opencmq.protocol.action.CreateQueue;
import org.opencmq.protocol.action.CreateTopic;
import org.opencmq.protocol.action.DeleteQueue;
import org.opencmq.protocol.action.DeleteTopic;
import org.opencmq.protocol.action.DescribeDeadLetterSourceQueues;
import org.opencmq.protocol.action.GetQueueAttributes;
import org.opencmq.protocol.action.GetTopicAttributes;
import org.opencmq.protocol.action.ListQueue;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.RewindQueue;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.action.SetQueueAttributes;
import org.opencmq.protocol.action.SetSubscriptionAttributes;
import org.opencmq.protocol.action.SetTopicAttributes;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.UnbindDeadLetter;
import org.opencmq.protocol.action.Unsubscribe;
import org.opencmq.protocol.cloud.CloudActions;
import org.opencmq.protocol.cloud.CloudPage;
import org.opencmq.server.action.ActionHandler;
import org.opencmq.server.action.ActionTable;
import org.opencmq.server.action.Binding;

/** Who carries out the actions of API 3.0: the handlers of API v2, some of them asked several times. */
public final class CloudControl {

    private final ClassicHandlers classic;
    private final List<Binding<?, ?>> bindings = new ArrayList<>();

    private CloudControl(ClassicHandlers classic) {
        this.classic = classic;
    }

    /** One binding for each action that can be carried out by what {@code table} offers, under API 3.0's names. */
    public static List<Binding<?, ?>> bindings(ActionTable table) {
        CloudControl control = new CloudControl(new ClassicHandlers(table));
        control.queues();
        control.topics();
        control.subscriptions();
        return List.copyOf(control.bindings);
    }

    private void queues() {
        CloudQueues queues = new CloudQueues(classic);
        same(CloudActions.CREATE_QUEUE, CreateQueue.ACTION);
        same(CloudActions.DELETE_QUEUE, DeleteQueue.ACTION);
        own(CloudActions.DESCRIBE_QUEUES, ListQueue.ACTION, queues::list);
        own(CloudActions.DESCRIBE_QUEUE_DETAIL, GetQueueAttributes.ACTION, queues::describe);
        same(CloudActions.MODIFY_QUEUE_ATTRIBUTE, SetQueueAttributes.ACTION);
        same(CloudActions.REWIND_QUEUE, RewindQueue.ACTION);
        same(CloudActions.CLEAR_QUEUE, ClearQueue.ACTION);
        same(CloudActions.UNBIND_DEAD_LETTER, UnbindDeadLetter.ACTION);
        classic.find(DescribeDeadLetterSourceQueues.ACTION)
                .ifPresent(binding -> own(
                        CloudActions.DESCRIBE_DEAD_LETTER_SOURCES,
                        DescribeDeadLetterSourceQueues.ACTION,
                        (call, request) -> binding.handler()
                                .handle(call, request)
                                .thenApply(found -> new CloudPage<>(found.totalCount(), found.queueList()))));
        same(CloudActions.SEND_MSG, SendMessage.ACTION);
    }

    private void topics() {
        CloudTopics topics = new CloudTopics(classic);
        same(CloudActions.CREATE_TOPIC, CreateTopic.ACTION);
        same(CloudActions.DELETE_TOPIC, DeleteTopic.ACTION);
        own(CloudActions.DESCRIBE_TOPICS, ListTopic.ACTION, topics::list);
        own(CloudActions.DESCRIBE_TOPIC_DETAIL, GetTopicAttributes.ACTION, topics::describe);
        same(CloudActions.MODIFY_TOPIC_ATTRIBUTE, SetTopicAttributes.ACTION);
        own(CloudActions.PUBLISH_MSG, PublishMessage.ACTION, topics::publish);
        own(CloudActions.DESCRIBE_SUBSCRIPTIONS, ListSubscriptionByTopic.ACTION, topics::subscriptions);
    }

    private void subscriptions() {
        same(CloudActions.CREATE_SUBSCRIBE, Subscribe.ACTION);
        same(CloudActions.DELETE_SUBSCRIBE, Unsubscribe.ACTION);
        same(CloudActions.MODIFY_SUBSCRIPTION_ATTRIBUTE, SetSubscriptionAttributes.ACTION);
        same(CloudActions.CLEAR_FILTER_TAGS, ClearSubscriptionFilterTags.ACTION);
    }

    /** Carried out by the very handler of API v2. */
    private <Q, R> void same(Action<Q, R> cloud, Action<Q, R> like) {
        classic.find(like)
                .ifPresent(binding -> bindings.add(new Binding<>(cloud, binding.handler(), binding.unavailable())));
    }

    /** Carried out by a handler of our own; unavailable as the action of API v2 is. */
    private <Q, R> void own(Action<Q, R> cloud, Action<Q, ?> like, ActionHandler<Q, R> handler) {
        classic.find(like).ifPresent(binding -> bindings.add(new Binding<>(cloud, handler, binding.unavailable())));
    }
}
