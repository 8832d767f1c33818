package org.opencmq.protocol.action;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Asks for steps of messages' lives, oldest first. Everything given must match. An extension, for destinations with {@code
 * loggingEnabled}.
 *
 * @param msgId only this message
 * @param queueName only what happened at this queue
 * @param topicName only what happened at this topic
 * @param from only steps of that second or later
 * @param to only steps before that second
 * @param limit the most steps to answer, 1 to 1,000
 */
public record QueryMessageTrace(
        Optional<MessageId> msgId,
        Optional<QueueName> queueName,
        Optional<TopicName> topicName,
        Optional<Instant> from,
        Optional<Instant> to,
        int limit) {

    /** The action as both sides speak it. */
    public static final Action<QueryMessageTrace, Result> ACTION =
            new Action<>("QueryMessageTrace", Repeat.SAFE, new Request(), new Response());

    /** The limit of a request that does not say one. */
    public static final int DEFAULT_LIMIT = 100;

    /**
     * What the service answers.
     *
     * @param steps oldest first; more may exist when there are as many as the limit
     */
    public record Result(List<TraceStep> steps) {}

    private static final class Request implements Action.RequestForm<QueryMessageTrace> {

        @Override
        public void write(QueryMessageTrace request, Parameters.Builder parameters) {
            parameters
                    .text("msgId", request.msgId.map(MessageId::value))
                    .text("queueName", request.queueName.map(QueueName::value))
                    .text("topicName", request.topicName.map(TopicName::value))
                    .time("startTime", request.from)
                    .time("endTime", request.to)
                    .number("limit", request.limit);
        }

        @Override
        public QueryMessageTrace read(Parameters parameters) throws Refusal {
            return new QueryMessageTrace(
                    parameters.filledText("msgId").map(MessageId::new),
                    parameters.optionalQueueName("queueName"),
                    parameters.optionalTopicName("topicName"),
                    parameters.time("startTime"),
                    parameters.time("endTime"),
                    parameters.integer("limit").orElse(DEFAULT_LIMIT));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.objects("traceList", result.steps, TraceStep::write);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().objects("traceList", TraceStep::read));
        }
    }
}
