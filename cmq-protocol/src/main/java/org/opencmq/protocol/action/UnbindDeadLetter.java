package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Takes a queue's dead-letter settings away. An extension: plain CMQ has it in API 3.0 only (protocol reference, section
 * 9.8).
 *
 * @param queueName the source queue, which must exist
 */
public record UnbindDeadLetter(QueueName queueName) {

    /** The action as both sides speak it. */
    public static final Action<UnbindDeadLetter, Done> ACTION =
            new Action<>("UnbindDeadLetter", Repeat.SAFE, new Request(), Done.FORM);

    private static final class Request implements Action.RequestForm<UnbindDeadLetter> {

        @Override
        public void write(UnbindDeadLetter request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value());
        }

        @Override
        public UnbindDeadLetter read(Parameters parameters) throws Refusal {
            return new UnbindDeadLetter(parameters.queueName("queueName"));
        }
    }
}
