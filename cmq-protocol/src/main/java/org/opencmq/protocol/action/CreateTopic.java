package org.opencmq.protocol.action;

import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Makes a topic. A name that exists already, in any case, is refused with 4460, which a repeat after a lost answer meets too
 * and may take for success. Source: protocol reference, section 10.1.
 *
 * @param topicName the new name
 * @param settings what differs from the defaults
 * @param filterType how it chooses subscriptions, for ever
 */
public record CreateTopic(TopicName topicName, TopicSettings settings, FilterType filterType) {

    /** The action as both sides speak it. */
    public static final Action<CreateTopic, Result> ACTION =
            new Action<>("CreateTopic", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param topicId the service's own identifier of the topic, such as {@code topic-8w3c5z1b}; empty text when it does not say
     */
    public record Result(String topicId) {}

    private static final class Request implements Action.RequestForm<CreateTopic> {

        @Override
        public void write(CreateTopic request, Parameters.Builder parameters) {
            parameters.text("topicName", request.topicName.value()).number("filterType", request.filterType.number());
            request.settings.write(parameters);
        }

        @Override
        public CreateTopic read(Parameters parameters) throws Refusal {
            FilterType filterType = FilterType.find(
                            parameters.number("filterType").orElse(FilterType.TAGS.number()))
                    .orElseThrow(() -> CmqErrorCode.PARAMETER_RANGE.refuse("filterType"));
            return new CreateTopic(parameters.topicName("topicName"), TopicSettings.read(parameters), filterType);
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.text("topicId", result.topicId);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().optionalText("topicId").orElse(""));
        }
    }
}
