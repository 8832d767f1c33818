package org.opencmq.protocol.action;

import java.time.Duration;
import java.time.Instant;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Changes how long a received message stays invisible, counted from now. Its receipt handle must be the newest and its lease
 * must run (else 4430); it stays valid unless the message becomes Active. An extension.
 *
 * @param queueName the queue, which must exist
 * @param receiptHandle the key to the newest reception
 * @param visibilityTimeout 0 to 43,200 whole seconds; 0 makes the message Active now, at its old place
 */
public record ChangeMessageVisibility(QueueName queueName, ReceiptHandle receiptHandle, Duration visibilityTimeout) {

    /** The action as both sides speak it. */
    public static final Action<ChangeMessageVisibility, Result> ACTION =
            new Action<>("ChangeMessageVisibility", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param nextVisibleTime when the message becomes Active again unless deleted before, to the second
     */
    public record Result(Instant nextVisibleTime) {}

    private static final class Request implements Action.RequestForm<ChangeMessageVisibility> {

        @Override
        public void write(ChangeMessageVisibility request, Parameters.Builder parameters) {
            parameters
                    .text("queueName", request.queueName.value())
                    .text("receiptHandle", request.receiptHandle.value())
                    .seconds("visibilityTimeout", request.visibilityTimeout);
        }

        @Override
        public ChangeMessageVisibility read(Parameters parameters) throws Refusal {
            return new ChangeMessageVisibility(
                    parameters.queueName("queueName"),
                    parameters.receiptHandle("receiptHandle"),
                    parameters.requiredSeconds("visibilityTimeout"));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.time("nextVisibleTime", result.nextVisibleTime);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().time("nextVisibleTime"));
        }
    }
}
