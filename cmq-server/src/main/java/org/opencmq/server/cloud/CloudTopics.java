package org.opencmq.server.cloud;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.GetSubscriptionAttributes;
import org.opencmq.protocol.action.GetTopicAttributes;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.SubscriptionAttributes;
import org.opencmq.protocol.action.TopicAttributes;
import org.opencmq.protocol.cloud.CloudPage;
import org.opencmq.protocol.cloud.CloudSubscription;
import org.opencmq.protocol.cloud.CloudTopic;
import org.opencmq.server.action.ActionHandler;
import org.opencmq.server.action.Call;

/** What API 3.0 tells about topics and subscriptions, and its way to publish. */
final class CloudTopics {

    private final ActionHandler<ListTopic, ListTopic.Result> list;
    private final ActionHandler<GetTopicAttributes, TopicAttributes> attributes;
    private final ActionHandler<ListSubscriptionByTopic, ListSubscriptionByTopic.Result> subscriptions;
    private final ActionHandler<GetSubscriptionAttributes, SubscriptionAttributes> subscription;
    private final ActionHandler<PublishMessage, PublishMessage.Result> publish;

    CloudTopics(ClassicHandlers classic) {
        this.list = classic.handler(ListTopic.ACTION);
        this.attributes = classic.handler(GetTopicAttributes.ACTION);
        this.subscriptions = classic.handler(ListSubscriptionByTopic.ACTION);
        this.subscription = classic.handler(GetSubscriptionAttributes.ACTION);
        this.publish = classic.handler(PublishMessage.ACTION);
    }

    CompletionStage<CloudPage<CloudTopic>> list(Call call, ListTopic request) {
        return Describing.ask(list, call, request).thenCompose(page -> Describing.all(
                        page.topicList(), entry -> describe(call, new GetTopicAttributes(entry.topicName())))
                .thenApply(topics -> new CloudPage<>(page.totalCount(), topics)));
    }

    CompletionStage<CloudTopic> describe(Call call, GetTopicAttributes request) {
        return Describing.ask(attributes, call, request).thenApply(found -> new CloudTopic(request.topicName(), found));
    }

    CompletionStage<CloudPage<CloudSubscription>> subscriptions(Call call, ListSubscriptionByTopic request) {
        return Describing.ask(subscriptions, call, request)
                .thenCompose(page -> Describing.all(page.subscriptionList(), entry -> describe(call, request, entry))
                        .thenApply(found -> new CloudPage<>(page.totalCount(), found)));
    }

    private CompletionStage<CloudSubscription> describe(
            Call call, ListSubscriptionByTopic request, ListSubscriptionByTopic.Entry entry) {
        return Describing.ask(
                        subscription,
                        call,
                        new GetSubscriptionAttributes(request.topicName(), entry.subscriptionName()))
                .thenApply(found -> new CloudSubscription(
                        Optional.of(request.topicName()), entry.subscriptionName(), entry.subscriptionId(), found));
    }

    /** API 3.0 has one member for tags and for the routing key; the topic's filter says which it is. */
    CompletionStage<PublishMessage.Result> publish(Call call, PublishMessage request) {
        return Describing.ask(attributes, call, new GetTopicAttributes(request.topicName()))
                .thenCompose(topic -> Describing.ask(publish, call, forFilter(topic.filterType(), request)));
    }

    private static PublishMessage forFilter(FilterType filter, PublishMessage request) {
        return filter == FilterType.ROUTING && request.msgTags().size() == 1
                ? new PublishMessage(
                        request.topicName(),
                        request.msgBody(),
                        List.of(),
                        Optional.of(request.msgTags().get(0)))
                : request;
    }
}
