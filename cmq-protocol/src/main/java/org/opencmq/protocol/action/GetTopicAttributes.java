package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Asks for all that is known about a topic. Source: protocol reference, section 10.4.
 *
 * @param topicName the topic, which must exist
 */
public record GetTopicAttributes(TopicName topicName) {

    /** The action as both sides speak it. */
    public static final Action<GetTopicAttributes, TopicAttributes> ACTION =
            new Action<>("GetTopicAttributes", Repeat.SAFE, new Request(), TopicAttributes.FORM);

    private static final class Request implements Action.RequestForm<GetTopicAttributes> {

        @Override
        public void write(GetTopicAttributes request, Parameters.Builder parameters) {
            parameters.text("topicName", request.topicName.value());
        }

        @Override
        public GetTopicAttributes read(Parameters parameters) throws Refusal {
            return new GetTopicAttributes(parameters.topicName("topicName"));
        }
    }
}
