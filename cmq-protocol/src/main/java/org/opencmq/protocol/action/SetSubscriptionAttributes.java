package org.opencmq.protocol.action;

import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Changes a subscription; what is not given stays. Protocol and endpoint cannot change. Source: protocol reference, section
 * 10.10.
 *
 * @param topicName the topic, which must exist
 * @param subscriptionName the subscription, which must exist
 * @param notifyStrategy what happens to a delivery that failed
 * @param notifyContentFormat what the endpoint gets; a queue gets the plain text whatever is asked
 * @param filterTags the new tags instead of the old ones; an empty list leaves those (see {@link ClearSubscriptionFilterTags})
 * @param bindingKeys the new patterns instead of the old ones; an empty list leaves those
 */
public record SetSubscriptionAttributes(
        TopicName topicName,
        SubscriptionName subscriptionName,
        Optional<NotifyStrategy> notifyStrategy,
        Optional<NotifyContentFormat> notifyContentFormat,
        List<String> filterTags,
        List<String> bindingKeys) {

    /** The action as both sides speak it. */
    public static final Action<SetSubscriptionAttributes, Done> ACTION =
            new Action<>("SetSubscriptionAttributes", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<SetSubscriptionAttributes> {

        @Override
        public void write(SetSubscriptionAttributes request, Parameters.Builder parameters) {
            parameters
                    .text("topicName", request.topicName.value())
                    .text("subscriptionName", request.subscriptionName.value())
                    .text("notifyStrategy", request.notifyStrategy.map(NotifyStrategy::name))
                    .text("notifyContentFormat", request.notifyContentFormat.map(NotifyContentFormat::name))
                    .texts("filterTag", request.filterTags)
                    .texts("bindingKey", request.bindingKeys);
        }

        @Override
        public SetSubscriptionAttributes read(Parameters parameters) throws Refusal {
            return new SetSubscriptionAttributes(
                    parameters.topicName("topicName"),
                    parameters.subscriptionName("subscriptionName"),
                    NotifyStrategy.optional(parameters),
                    NotifyContentFormat.optional(parameters),
                    parameters.texts("filterTag"),
                    parameters.texts("bindingKey"));
        }
    }
}
