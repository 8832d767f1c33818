package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Changes settings of a topic; those not given stay. Source: protocol reference, section 10.2.
 *
 * @param topicName the topic, which must exist
 * @param settings what to change
 */
public record SetTopicAttributes(TopicName topicName, TopicSettings settings) {

    /** The action as both sides speak it. */
    public static final Action<SetTopicAttributes, Done> ACTION =
            new Action<>("SetTopicAttributes", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<SetTopicAttributes> {

        @Override
        public void write(SetTopicAttributes request, Parameters.Builder parameters) {
            parameters.text("topicName", request.topicName.value());
            request.settings.write(parameters);
        }

        @Override
        public SetTopicAttributes read(Parameters parameters) throws Refusal {
            return new SetTopicAttributes(parameters.topicName("topicName"), TopicSettings.read(parameters));
        }
    }
}
