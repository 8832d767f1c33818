package org.opencmq.protocol.action;

import java.time.Duration;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Puts one message on a queue. Source: protocol reference, section 8.6.
 *
 * @param queueName the queue, which must exist
 * @param msgBody text of at least one byte and at most the queue's {@code maxMsgSize} bytes in UTF-8
 * @param delay time the message stays invisible; whole seconds on the wire, 0 to 3,600, zero for none
 */
public record SendMessage(QueueName queueName, String msgBody, Duration delay) {

    /** The action as both sides speak it. */
    public static final Action<SendMessage, Result> ACTION =
            new Action<>("SendMessage", Repeat.MAY_DUPLICATE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param msgId the identifier CMQ gave the message, the same on every delivery
     */
    public record Result(MessageId msgId) {}

    private static final class Request implements Action.RequestForm<SendMessage> {

        @Override
        public void write(SendMessage request, Parameters.Builder parameters) {
            parameters
                    .text("queueName", request.queueName.value())
                    .text("msgBody", request.msgBody)
                    .seconds("delaySeconds", request.delay);
        }

        @Override
        public SendMessage read(Parameters parameters) throws Refusal {
            return new SendMessage(
                    parameters.queueName("queueName"),
                    parameters.requiredText("msgBody"),
                    parameters.seconds("delaySeconds").orElse(Duration.ZERO));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.text("msgId", result.msgId.value());
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().messageId("msgId"));
        }
    }
}
