package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Deletes a topic that has no subscription left (else 10540). Its name rests for 30 s before it can be made again. Source:
 * protocol reference, section 10.5.
 *
 * @param topicName the topic, which must exist
 */
public record DeleteTopic(TopicName topicName) {

    /** The action as both sides speak it. */
    public static final Action<DeleteTopic, Done> ACTION =
            new Action<>("DeleteTopic", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<DeleteTopic> {

        @Override
        public void write(DeleteTopic request, Parameters.Builder parameters) {
            parameters.text("topicName", request.topicName.value());
        }

        @Override
        public DeleteTopic read(Parameters parameters) throws Refusal {
            return new DeleteTopic(parameters.topicName("topicName"));
        }
    }
}
