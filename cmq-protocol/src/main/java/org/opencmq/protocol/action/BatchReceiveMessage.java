package org.opencmq.protocol.action;

import java.time.Duration;
import java.util.List;
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
 * Leases up to {@code numOfMsg} messages, waiting for the first one at most {@code pollingWait}. Answers at once with what
 * is there when at least one message is. Source: protocol reference, section 8.9; the last three parameters are an extension
 * that plain CMQ ignores.
 *
 * @param queueName the queue, which must exist
 * @param numOfMsg 1 to 16, or to the server's {@code maxBatchEntries}
 * @param pollingWait how long to wait for a first message, 0 to 30 whole seconds; empty for the queue's own setting
 * @param visibilityTimeout extension: the lease of these messages, 0 to 43,200 s; empty for the queue's own setting
 * @param selector extension: a JMS selector over the envelope's headers and properties; only matching messages are leased
 * @param receiveId extension: what {@link CancelReceive} may call this receive by, 1 to 64 characters, unlike those of all other
 *     receives of the account; empty when nobody will
 */
public record BatchReceiveMessage(
        QueueName queueName,
        int numOfMsg,
        Optional<Duration> pollingWait,
        Optional<Duration> visibilityTimeout,
        Optional<String> selector,
        Optional<String> receiveId) {

    /** The action as both sides speak it. */
    public static final Action<BatchReceiveMessage, Result> ACTION =
            new Action<>("BatchReceiveMessage", Repeat.LEASES_AGAIN, new Request(), new Response());

    /** A plain CMQ request without extensions. */
    public BatchReceiveMessage(QueueName queueName, int numOfMsg, Optional<Duration> pollingWait) {
        this(queueName, numOfMsg, pollingWait, Optional.empty(), Optional.empty());
    }

    /** A request that nobody will cancel by name. */
    public BatchReceiveMessage(
            QueueName queueName,
            int numOfMsg,
            Optional<Duration> pollingWait,
            Optional<Duration> visibilityTimeout,
            Optional<String> selector) {
        this(queueName, numOfMsg, pollingWait, visibilityTimeout, selector, Optional.empty());
    }

    /** The same under a name by which it can be cancelled. */
    public BatchReceiveMessage named(String id) {
        return new BatchReceiveMessage(queueName, numOfMsg, pollingWait, visibilityTimeout, selector, Optional.of(id));
    }

    /**
     * What the service answers.
     *
     * @param messages the leased messages, oldest first; empty when there was none in time, which the wire spells as code
     *     7000
     */
    public record Result(List<ReceivedMessage> messages) {}

    private static final class Request implements Action.RequestForm<BatchReceiveMessage> {

        @Override
        public void write(BatchReceiveMessage request, Parameters.Builder parameters) {
            parameters
                    .text("queueName", request.queueName.value())
                    .number("numOfMsg", request.numOfMsg)
                    .seconds("pollingWaitSeconds", request.pollingWait)
                    .seconds("visibilityTimeout", request.visibilityTimeout)
                    .text("selector", request.selector)
                    .text("receiveId", request.receiveId);
        }

        @Override
        public BatchReceiveMessage read(Parameters parameters) throws Refusal {
            int numOfMsg = parameters.requiredInteger("numOfMsg");
            if (numOfMsg < 1) {
                throw CmqErrorCode.PARAMETER_RANGE.refuse("numOfMsg");
            }
            Optional<String> receiveId = parameters.filledText("receiveId");
            if (receiveId.isPresent()) {
                CancelReceive.checked(receiveId.get());
            }
            return new BatchReceiveMessage(
                    parameters.queueName("queueName"),
                    numOfMsg,
                    parameters.seconds("pollingWaitSeconds"),
                    parameters.seconds("visibilityTimeout"),
                    parameters.filledText("selector"),
                    receiveId);
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public CmqErrorCode outcome(Result result) {
            return result.messages.isEmpty() ? CmqErrorCode.NO_MESSAGE : CmqErrorCode.SUCCESS;
        }

        @Override
        public boolean carries(int code) {
            return code == CmqErrorCode.SUCCESS.code() || code == CmqErrorCode.NO_MESSAGE.code();
        }

        @Override
        public void write(Result result, FieldsWriter fields) {
            if (!result.messages.isEmpty()) {
                fields.objects("msgInfoList", result.messages, ReceivedMessage::write);
            }
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().objects("msgInfoList", ReceivedMessage::read));
        }
    }
}
