package org.opencmq.protocol.action;

import java.util.List;
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
 * Deletes several messages by their receipt handles, each on its own. Source: protocol reference, section 8.11.
 *
 * @param queueName the queue, which must exist
 * @param receiptHandles 1 to 16 handles, or to the server's {@code maxBatchEntries}
 */
public record BatchDeleteMessage(QueueName queueName, List<ReceiptHandle> receiptHandles) {

    /** The action as both sides speak it. */
    public static final Action<BatchDeleteMessage, HandleFailures> ACTION =
            new Action<>("BatchDeleteMessage", Repeat.SAFE, new Request(), new Response());

    private static final class Request implements Action.RequestForm<BatchDeleteMessage> {

        @Override
        public void write(BatchDeleteMessage request, Parameters.Builder parameters) {
            parameters
                    .text("queueName", request.queueName.value())
                    .receiptHandles("receiptHandle", request.receiptHandles);
        }

        @Override
        public BatchDeleteMessage read(Parameters parameters) throws Refusal {
            return new BatchDeleteMessage(
                    parameters.queueName("queueName"), parameters.receiptHandles("receiptHandle"));
        }
    }

    private static final class Response implements Action.ResultForm<HandleFailures> {

        @Override
        public CmqErrorCode outcome(HandleFailures result) {
            return result.outcome(CmqErrorCode.DELETE_PARTIALLY_FAILED, CmqErrorCode.BATCH_DELETE_FAILED);
        }

        @Override
        public boolean carries(int code) {
            return HandleFailures.carries(code);
        }

        @Override
        public void write(HandleFailures result, FieldsWriter fields) {
            result.write(fields);
        }

        @Override
        public HandleFailures read(Answer answer) throws MalformedAnswer {
            return HandleFailures.read(answer);
        }
    }
}
