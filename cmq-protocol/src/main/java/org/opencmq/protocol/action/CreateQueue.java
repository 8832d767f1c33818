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
 * Makes a queue. A name that exists already, in any case, is refused with 4460, which a repeat after a lost answer meets too
 * and may take for success. Source: protocol reference, section 8.1.
 *
 * @param queueName the new name
 * @param settings what differs from the defaults
 */
public record CreateQueue(QueueName queueName, QueueSettings settings) {

    /** The action as both sides speak it. */
    public static final Action<CreateQueue, Result> ACTION =
            new Action<>("CreateQueue", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param queueId the service's own identifier of the queue, such as {@code queue-4f7k2m9q}; empty text when it does not say
     */
    public record Result(String queueId) {}

    private static final class Request implements Action.RequestForm<CreateQueue> {

        @Override
        public void write(CreateQueue request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value());
            request.settings.write(parameters);
        }

        @Override
        public CreateQueue read(Parameters parameters) throws Refusal {
            return new CreateQueue(parameters.queueName("queueName"), QueueSettings.read(parameters));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.text("queueId", result.queueId);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().optionalText("queueId").orElse(""));
        }
    }
}
