package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Asks for all that is known about a subscription. Source: protocol reference, section 10.11.
 *
 * @param topicName the topic, which must exist
 * @param subscriptionName the subscription, which must exist
 */
public record GetSubscriptionAttributes(TopicName topicName, SubscriptionName subscriptionName) {

    /** The action as both sides speak it. */
    public static final Action<GetSubscriptionAttributes, SubscriptionAttributes> ACTION =
            new Action<>("GetSubscriptionAttributes", Repeat.SAFE, new Request(), SubscriptionAttributes.FORM);

    private static final class Request implements Action.RequestForm<GetSubscriptionAttributes> {

        @Override
        public void write(GetSubscriptionAttributes request, Parameters.Builder parameters) {
            parameters
                    .text("topicName", request.topicName.value())
                    .text("subscriptionName", request.subscriptionName.value());
        }

        @Override
        public GetSubscriptionAttributes read(Parameters parameters) throws Refusal {
            return new GetSubscriptionAttributes(
                    parameters.topicName("topicName"), parameters.subscriptionName("subscriptionName"));
        }
    }
}
