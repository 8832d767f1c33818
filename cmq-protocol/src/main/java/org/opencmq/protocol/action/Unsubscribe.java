package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Deletes a subscription. Source: protocol reference, section 10.12.
 *
 * @param topicName the topic, which must exist
 * @param subscriptionName the subscription, which must exist
 */
public record Unsubscribe(TopicName topicName, SubscriptionName subscriptionName) {

    /** The action as both sides speak it. */
    public static final Action<Unsubscribe, Done> ACTION =
            new Action<>("Unsubscribe", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<Unsubscribe> {

        @Override
        public void write(Unsubscribe request, Parameters.Builder parameters) {
            parameters
                    .text("topicName", request.topicName.value())
                    .text("subscriptionName", request.subscriptionName.value());
        }

        @Override
        public Unsubscribe read(Parameters parameters) throws Refusal {
            return new Unsubscribe(parameters.topicName("topicName"), parameters.subscriptionName("subscriptionName"));
        }
    }
}
