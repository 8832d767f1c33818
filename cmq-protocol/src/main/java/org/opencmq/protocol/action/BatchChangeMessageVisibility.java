package org.opencmq.protocol.action;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Does for several receipt handles what {@link ChangeMessageVisibility} does for one, each on its own. An extension.
 *
 * @param queueName the queue, which must exist
 * @param receiptHandles 1 to the server's {@code maxBatchEntries} handles
 * @param visibilityTimeout 0 to 43,200 whole seconds, one value for all; 0 makes the messages Active now
 * @param undelivered with a timeout of 0: nobody processed or even saw the messages, so this reception is not to be
 *     counted, and handles that are no longer current are passed over without a failure; written only when true
 */
public record BatchChangeMessageVisibility(
        QueueName queueName, List<ReceiptHandle> receiptHandles, Duration visibilityTimeout, boolean undelivered) {

    /** Ends or prolongs leases of messages that were delivered. */
    public BatchChangeMessageVisibility(
            QueueName queueName, List<ReceiptHandle> receiptHandles, Duration visibilityTimeout) {
        this(queueName, receiptHandles, visibilityTimeout, false);
    }

    /** Gives messages back as if they had not been received this time. */
    public static BatchChangeMessageVisibility undelivered(QueueName queueName, List<ReceiptHandle> receiptHandles) {
        return new BatchChangeMessageVisibility(queueName, receiptHandles, Duration.ZERO, true);
    }

    /** The action as both sides speak it. */
    public static final Action<BatchChangeMessageVisibility, Result> ACTION =
            new Action<>("BatchChangeMessageVisibility", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers; failures have the codes and the form of {@link BatchDeleteMessage}.
     *
     * @param failures the handles that failed
     * @param nextVisibleTime when the other messages become Active again unless deleted before, to the second
     */
    public record Result(HandleFailures failures, Instant nextVisibleTime) {}

    private static final class Request implements Action.RequestForm<BatchChangeMessageVisibility> {

        @Override
        public void write(BatchChangeMessageVisibility request, Parameters.Builder parameters) {
            parameters
                    .text("queueName", request.queueName.value())
                    .receiptHandles("receiptHandle", request.receiptHandles)
                    .seconds("visibilityTimeout", request.visibilityTimeout)
                    .flag("undelivered", request.undelivered ? Optional.of(true) : Optional.empty());
        }

        @Override
        public BatchChangeMessageVisibility read(Parameters parameters) throws Refusal {
            return new BatchChangeMessageVisibility(
                    parameters.queueName("queueName"),
                    parameters.receiptHandles("receiptHandle"),
                    parameters.requiredSeconds("visibilityTimeout"),
                    parameters.flag("undelivered").orElse(false));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public CmqErrorCode outcome(Result result) {
            return result.failures.outcome(CmqErrorCode.DELETE_PARTIALLY_FAILED, CmqErrorCode.BATCH_DELETE_FAILED);
        }

        @Override
        public boolean carries(int code) {
            return HandleFailures.carries(code);
        }

        @Override
        public void write(Result result, FieldsWriter fields) {
            result.failures.write(fields);
            fields.time("nextVisibleTime", result.nextVisibleTime);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(HandleFailures.read(answer), answer.fields().time("nextVisibleTime"));
        }
    }
}
