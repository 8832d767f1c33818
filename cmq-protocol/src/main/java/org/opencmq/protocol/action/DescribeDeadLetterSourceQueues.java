package org.opencmq.protocol.action;

import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Lists the queues whose hopeless messages go to a queue. An extension: plain CMQ has it in API 3.0 only (protocol reference,
 * section 9.8).
 *
 * @param deadLetterQueueName the queue they go to, which must exist
 * @param page which part of the sources, by name
 */
public record DescribeDeadLetterSourceQueues(QueueName deadLetterQueueName, Page page) {

    /** The action as both sides speak it. */
    public static final Action<DescribeDeadLetterSourceQueues, Result> ACTION =
            new Action<>("DescribeDeadLetterSourceQueues", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param totalCount how many sources match, on this page or not
     * @param queueList those of this page
     */
    public record Result(int totalCount, List<QueueEntry> queueList) {}

    private static final class Request implements Action.RequestForm<DescribeDeadLetterSourceQueues> {

        @Override
        public void write(DescribeDeadLetterSourceQueues request, Parameters.Builder parameters) {
            parameters.text("deadLetterQueueName", request.deadLetterQueueName.value());
            request.page.write(parameters);
        }

        @Override
        public DescribeDeadLetterSourceQueues read(Parameters parameters) throws Refusal {
            return new DescribeDeadLetterSourceQueues(
                    parameters.queueName("deadLetterQueueName"), Page.read(parameters));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.number("totalCount", result.totalCount).objects("queueList", result.queueList, QueueEntry::write);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(
                    answer.fields().integer("totalCount"), answer.fields().objects("queueList", QueueEntry::read));
        }
    }
}
