package org.opencmq.protocol.action;

import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Looks at messages in the order in which they would be received, without changing them. To see a whole queue, ask again with
 * the marker of the last answer until an answer has none. An extension.
 *
 * @param queueName the queue, which must exist
 * @param numOfMsg 1 to 100
 * @param marker where the last answer ended; empty to begin
 */
public record BatchPeekMessage(QueueName queueName, int numOfMsg, Optional<String> marker) {

    /** The action as both sides speak it. */
    public static final Action<BatchPeekMessage, Result> ACTION =
            new Action<>("BatchPeekMessage", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers; an empty queue is an empty list with code 0.
     *
     * @param messages in order
     * @param nextMarker where to go on; empty at the end. Opaque, never an empty text
     */
    public record Result(List<PeekedMessage> messages, Optional<String> nextMarker) {}

    private static final class Request implements Action.RequestForm<BatchPeekMessage> {

        @Override
        public void write(BatchPeekMessage request, Parameters.Builder parameters) {
            parameters
                    .text("queueName", request.queueName.value())
                    .number("numOfMsg", request.numOfMsg)
                    .text("marker", request.marker);
        }

        @Override
        public BatchPeekMessage read(Parameters parameters) throws Refusal {
            int numOfMsg = parameters.requiredInteger("numOfMsg");
            if (numOfMsg < 1) {
                throw CmqErrorCode.PARAMETER_RANGE.refuse("numOfMsg");
            }
            return new BatchPeekMessage(parameters.queueName("queueName"), numOfMsg, parameters.filledText("marker"));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.objects("msgInfoList", result.messages, PeekedMessage::write);
            result.nextMarker.ifPresent(marker -> fields.text("nextMarker", marker));
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(
                    answer.fields().objects("msgInfoList", PeekedMessage::read),
                    answer.fields().optionalText("nextMarker"));
        }
    }
}
