package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Changes settings of a queue; those not given stay. Setting {@code rewind} to zero discards the rewindable messages at once.
 * Source: protocol reference, section 8.4.
 *
 * @param queueName the queue, which must exist; its name cannot change
 * @param settings what to change
 */
public record SetQueueAttributes(QueueName queueName, QueueSettings settings) {

    /** The action as both sides speak it. */
    public static final Action<SetQueueAttributes, Result> ACTION =
            new Action<>("SetQueueAttributes", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param queueId the service's own identifier; empty text when it does not say
     * @param settings those now in force, as far as the service says
     */
    public record Result(String queueId, QueueSettings settings) {}

    private static final class Request implements Action.RequestForm<SetQueueAttributes> {

        @Override
        public void write(SetQueueAttributes request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value());
            request.settings.write(parameters);
        }

        @Override
        public SetQueueAttributes read(Parameters parameters) throws Refusal {
            return new SetQueueAttributes(parameters.queueName("queueName"), QueueSettings.read(parameters));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.text("queueId", result.queueId);
            result.settings.write(fields);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().optionalText("queueId").orElse(""), QueueSettings.read(answer.fields()));
        }
    }
}
