package org.opencmq.protocol.action;

import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.Refusal;

/**
 * Lists the account's queues by name. Source: protocol reference, section 8.2.
 *
 * @param page which part
 */
public record ListQueue(Page page) {

    /** The action as both sides speak it. */
    public static final Action<ListQueue, Result> ACTION =
            new Action<>("ListQueue", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param totalCount how many queues match, on this page or not
     * @param queueList those of this page
     */
    public record Result(int totalCount, List<QueueEntry> queueList) {}

    private static final class Request implements Action.RequestForm<ListQueue> {

        @Override
        public void write(ListQueue request, Parameters.Builder parameters) {
            request.page.write(parameters);
        }

        @Override
        public ListQueue read(Parameters parameters) throws Refusal {
            return new ListQueue(Page.read(parameters));
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
