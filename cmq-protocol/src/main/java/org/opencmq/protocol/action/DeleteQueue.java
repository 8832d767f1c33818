package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Deletes a queue with its messages. Its name rests for 30 s before it can be made again. Source: protocol reference,
 * section 8.5.
 *
 * @param queueName the queue, which must exist
 */
public record DeleteQueue(QueueName queueName) {

    /** The action as both sides speak it. */
    public static final Action<DeleteQueue, Done> ACTION =
            new Action<>("DeleteQueue", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<DeleteQueue> {

        @Override
        public void write(DeleteQueue request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value());
        }

        @Override
        public DeleteQueue read(Parameters parameters) throws Refusal {
            return new DeleteQueue(parameters.queueName("queueName"));
        }
    }
}
