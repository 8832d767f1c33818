package org.opencmq.protocol.action;

import java.time.Duration;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Leases one message, waiting for it at most {@code pollingWait}. Source: protocol reference, section 8.8.
 *
 * @param queueName the queue, which must exist
 * @param pollingWait how long to wait, 0 to 30 whole seconds; empty for the queue's own setting
 */
public record ReceiveMessage(QueueName queueName, Optional<Duration> pollingWait) {

    /** The action as both sides speak it. */
    public static final Action<ReceiveMessage, Result> ACTION =
            new Action<>("ReceiveMessage", Repeat.LEASES_AGAIN, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param message the leased message; empty when there was none in time, which the wire spells as code 7000
     */
    public record Result(Optional<ReceivedMessage> message) {}

    private static final class Request implements Action.RequestForm<ReceiveMessage> {

        @Override
        public void write(ReceiveMessage request, Parameters.Builder parameters) {
            parameters.text("queueName", request.queueName.value()).seconds("pollingWaitSeconds", request.pollingWait);
        }

        @Override
        public ReceiveMessage read(Parameters parameters) throws Refusal {
            return new ReceiveMessage(parameters.queueName("queueName"), parameters.seconds("pollingWaitSeconds"));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public CmqErrorCode outcome(Result result) {
            return result.message.isEmpty() ? CmqErrorCode.NO_MESSAGE : CmqErrorCode.SUCCESS;
        }

        @Override
        public boolean carries(int code) {
            return code == CmqErrorCode.SUCCESS.code() || code == CmqErrorCode.NO_MESSAGE.code();
        }

        @Override
        public void write(Result result, FieldsWriter fields) {
            result.message.ifPresent(message -> message.write(fields));
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(
                    answer.is(CmqErrorCode.NO_MESSAGE)
                            ? Optional.empty()
                            : Optional.of(ReceivedMessage.read(answer.fields())));
        }
    }
}
