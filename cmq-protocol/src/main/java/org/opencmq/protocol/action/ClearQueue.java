package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Deletes all messages of a queue, the rewindable ones too. An extension: plain CMQ has it in API 3.0 only.
 *
 * @param queueName the queue, which must exist
 */
public record ClearQueue(QueueName queueName) {

    /** The action as both sides speak it. */
    public static final Action<ClearQueue, Done> ACTION =
            new Action<>("ClearQueue", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<ClearQueue> {

        @Override
        public void write(ClearQueue request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value());
        }

        @Override
        public ClearQueue read(Parameters parameters) throws Refusal {
            return new ClearQueue(parameters.queueName("queueName"));
        }
    }
}
