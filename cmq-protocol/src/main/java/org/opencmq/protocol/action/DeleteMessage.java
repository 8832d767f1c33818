package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Deletes one message by its receipt handle, which must be the newest one of the message and its lease must run; else 4430,
 * which a repeat after a lost answer meets too. Source: protocol reference, section 8.10.
 *
 * @param queueName the queue, which must exist
 * @param receiptHandle the key to the newest reception
 */
public record DeleteMessage(QueueName queueName, ReceiptHandle receiptHandle) {

    /** The action as both sides speak it. */
    public static final Action<DeleteMessage, Done> ACTION =
            new Action<>("DeleteMessage", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<DeleteMessage> {

        @Override
        public void write(DeleteMessage request, Parameters.Builder parameters) {
            parameters
                    .text("queueName", request.queueName.value())
                    .text("receiptHandle", request.receiptHandle.value());
        }

        @Override
        public DeleteMessage read(Parameters parameters) throws Refusal {
            return new DeleteMessage(parameters.queueName("queueName"), parameters.receiptHandle("receiptHandle"));
        }
    }
}
