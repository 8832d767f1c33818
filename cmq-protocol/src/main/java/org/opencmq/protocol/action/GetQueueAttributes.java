package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Asks for all that is known about a queue. Source: protocol reference, section 8.3.
 *
 * @param queueName the queue, which must exist
 */
public record GetQueueAttributes(QueueName queueName) {

    /** The action as both sides speak it. */
    public static final Action<GetQueueAttributes, QueueAttributes> ACTION =
            new Action<>("GetQueueAttributes", Repeat.SAFE, new Request(), QueueAttributes.FORM);

    private static final class Request implements Action.RequestForm<GetQueueAttributes> {

        @Override
        public void write(GetQueueAttributes request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value());
        }

        @Override
        public GetQueueAttributes read(Parameters parameters) throws Refusal {
            return new GetQueueAttributes(parameters.queueName("queueName"));
        }
    }
}
