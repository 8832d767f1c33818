package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Removes all tags of a subscription, which then gets every message of a {@link FilterType#TAGS} topic. Source: protocol
 * reference, section 10.12.
 *
 * @param topicName the topic, which must exist
 * @param subscriptionName the subscription, which must exist
 */
public record ClearSubscriptionFilterTags(TopicName topicName, SubscriptionName subscriptionName) {

    /** The action as both sides speak it. */
    public static final Action<ClearSubscriptionFilterTags, Done> ACTION =
            new Action<>("ClearSubscriptionFilterTags", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<ClearSubscriptionFilterTags> {

        @Override
        public void write(ClearSubscriptionFilterTags request, Parameters.Builder parameters) {
            parameters
                    .text("topicName", request.topicName.value())
                    .text("subscriptionName", request.subscriptionName.value());
        }

        @Override
        public ClearSubscriptionFilterTags read(Parameters parameters) throws Refusal {
            return new ClearSubscriptionFilterTags(
                    parameters.topicName("topicName"), parameters.subscriptionName("subscriptionName"));
        }
    }
}
