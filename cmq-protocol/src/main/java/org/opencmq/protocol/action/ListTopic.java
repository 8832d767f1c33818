package org.opencmq.protocol.action;

import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Lists the account's topics by name. Source: protocol reference, section 10.3.
 *
 * @param page which part
 */
public record ListTopic(Page page) {

    /** The action as both sides speak it. */
    public static final Action<ListTopic, Result> ACTION =
            new Action<>("ListTopic", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param totalCount how many topics match, on this page or not
     * @param topicList those of this page
     */
    public record Result(int totalCount, List<Entry> topicList) {}

    /**
     * One topic of the list.
     *
     * @param topicId the service's own identifier; empty text when it does not say
     * @param topicName the name as its creator spelled it
     */
    public record Entry(String topicId, TopicName topicName) {}

    private static final class Request implements Action.RequestForm<ListTopic> {

        @Override
        public void write(ListTopic request, Parameters.Builder parameters) {
            request.page.write(parameters);
        }

        @Override
        public ListTopic read(Parameters parameters) throws Refusal {
            return new ListTopic(Page.read(parameters));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.number("totalCount", result.totalCount)
                    .objects("topicList", result.topicList, (entry, object) -> object.text("topicId", entry.topicId)
                            .text("topicName", entry.topicName.value()));
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(
                    answer.fields().integer("totalCount"),
                    answer.fields()
                            .objects(
                                    "topicList",
                                    entry -> new Entry(
                                            entry.optionalText("topicId").orElse(""), entry.topicName("topicName"))));
        }
    }
}
