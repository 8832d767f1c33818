package org.opencmq.server.action.topic;

import java.util.List;
import org.opencmq.protocol.action.BatchPublishMessage;
import org.opencmq.protocol.action.ClearSubscriptionFilterTags;
import org.opencmq.protocol.action.CreateTopic;
import org.opencmq.protocol.action.DeleteTopic;
import org.opencmq.protocol.action.GetSubscriptionAttributes;
import org.opencmq.protocol.action.GetTopicAttributes;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.ListTopic;
import org.opencmq.protocol.action.PublishMessage;
import org.opencmq.protocol.action.SetSubscriptionAttributes;
import org.opencmq.protocol.action.SetTopicAttributes;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.Unsubscribe;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.action.Binding;
import org.opencmq.server.action.PublicationRule;
import org.opencmq.server.action.Surroundings;
import org.opencmq.server.push.PushTargets;
import org.opencmq.server.topic.TopicServices;

/** The topic model of plain CMQ. */
public final class TopicActions {

    private static final CmqErrorCode UNAVAILABLE = CmqErrorCode.INTERNAL_ERROR;

    private TopicActions() {}

    /** What the transaction action asks about publishes. */
    public static PublicationRule publicationRule(Surroundings with, TopicServices services) {
        return new PublishHandlers(with, services);
    }

    /** One binding for each action. */
    public static List<Binding<?, ?>> bindings(Surroundings with, TopicServices services, PushTargets targets) {
        TopicHandlers topics = new TopicHandlers(with, services);
        PublishHandlers publishing = new PublishHandlers(with, services);
        SubscriptionHandlers subscriptions = new SubscriptionHandlers(services, targets);
        return List.of(
                new Binding<>(CreateTopic.ACTION, topics::create, UNAVAILABLE),
                new Binding<>(SetTopicAttributes.ACTION, topics::change, UNAVAILABLE),
                new Binding<>(ListTopic.ACTION, topics::list, UNAVAILABLE),
                new Binding<>(GetTopicAttributes.ACTION, topics::describe, UNAVAILABLE),
                new Binding<>(DeleteTopic.ACTION, topics::delete, UNAVAILABLE),
                new Binding<>(PublishMessage.ACTION, publishing::one, UNAVAILABLE),
                new Binding<>(BatchPublishMessage.ACTION, publishing::batch, UNAVAILABLE),
                new Binding<>(Subscribe.ACTION, subscriptions::subscribe, UNAVAILABLE),
                new Binding<>(ListSubscriptionByTopic.ACTION, subscriptions::list, UNAVAILABLE),
                new Binding<>(SetSubscriptionAttributes.ACTION, subscriptions::change, UNAVAILABLE),
                new Binding<>(GetSubscriptionAttributes.ACTION, subscriptions::describe, UNAVAILABLE),
                new Binding<>(Unsubscribe.ACTION, subscriptions::unsubscribe, UNAVAILABLE),
                new Binding<>(ClearSubscriptionFilterTags.ACTION, subscriptions::clearFilterTags, UNAVAILABLE));
    }
}
