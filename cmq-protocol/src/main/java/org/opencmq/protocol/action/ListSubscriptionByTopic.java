package org.opencmq.protocol.action;

import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Lists the subscriptions of a topic by name. A topic that does not exist has none (reading 14.7). Source: protocol reference,
 * section 10.9.
 *
 * @param topicName the topic
 * @param page which part
 */
public record ListSubscriptionByTopic(TopicName topicName, Page page) {

    /** The action as both sides speak it. */
    public static final Action<ListSubscriptionByTopic, Result> ACTION =
            new Action<>("ListSubscriptionByTopic", Repeat.SAFE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param totalCount how many subscriptions match, on this page or not
     * @param subscriptionList those of this page
     */
    public record Result(int totalCount, List<Entry> subscriptionList) {}

    /**
     * One subscription of the list.
     *
     * @param subscriptionId the service's own identifier; empty text when it does not say
     * @param subscriptionName the name as its creator spelled it
     * @param protocol the kind of endpoint
     * @param endpoint the URL or the queue's name
     */
    public record Entry(
            String subscriptionId, SubscriptionName subscriptionName, EndpointProtocol protocol, String endpoint) {

        private void write(FieldsWriter fields) {
            fields.text("subscriptionId", subscriptionId)
                    .text("subscriptionName", subscriptionName.value())
                    .text("protocol", protocol.word())
                    .text("endpoint", endpoint);
        }

        private static Entry read(Fields fields) throws MalformedAnswer {
            return new Entry(
                    fields.optionalText("subscriptionId").orElse(""),
                    fields.subscriptionName("subscriptionName"),
                    EndpointProtocol.read(fields),
                    fields.text("endpoint"));
        }
    }

    private static final class Request implements Action.RequestForm<ListSubscriptionByTopic> {

        @Override
        public void write(ListSubscriptionByTopic request, Parameters.Builder parameters) {
            parameters.text("topicName", request.topicName.value());
            request.page.write(parameters);
        }

        @Override
        public ListSubscriptionByTopic read(Parameters parameters) throws Refusal {
            return new ListSubscriptionByTopic(parameters.topicName("topicName"), Page.read(parameters));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.number("totalCount", result.totalCount)
                    .objects("subscriptionList", result.subscriptionList, Entry::write);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(
                    answer.fields().integer("totalCount"), answer.fields().objects("subscriptionList", Entry::read));
        }
    }
}
