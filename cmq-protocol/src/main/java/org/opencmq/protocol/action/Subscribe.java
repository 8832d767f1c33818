package org.opencmq.protocol.action;

import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Makes a subscription. A name that the topic has already is refused with 4490, which a repeat after a lost answer meets too
 * and may take for success. Source: protocol reference, section 10.8.
 *
 * @param topicName the topic, which must exist
 * @param subscriptionName the new name, unique in the topic
 * @param protocol the kind of endpoint
 * @param endpoint a URL that begins with {@code http://}, of at most 500 characters and without blanks; or a queue's name
 * @param notifyStrategy what happens to a delivery that failed; empty for the default
 * @param notifyContentFormat what the endpoint gets; empty for the default
 * @param filterTags 0 to 5 tags of at most 16 characters
 * @param bindingKeys 0 to 5 patterns of at most 64 bytes and 15 dots; at least one for {@link FilterType#ROUTING}
 */
public record Subscribe(
        TopicName topicName,
        SubscriptionName subscriptionName,
        EndpointProtocol protocol,
        String endpoint,
        Optional<NotifyStrategy> notifyStrategy,
        Optional<NotifyContentFormat> notifyContentFormat,
        List<String> filterTags,
        List<String> bindingKeys) {

    /** The action as both sides speak it. */
    public static final Action<Subscribe, Result> ACTION =
            new Action<>("Subscribe", Repeat.SAFE, new Request(), new Response());

    /** The strategy in force: the asked one, or the patient default. */
    public NotifyStrategy effectiveStrategy() {
        return notifyStrategy.orElse(NotifyStrategy.EXPONENTIAL_DECAY_RETRY);
    }

    /**
     * The format in force. A queue always gets the plain text, even when JSON is asked for, because an official SDK asks for
     * it (reading 14.5).
     */
    public NotifyContentFormat effectiveContentFormat() {
        return protocol == EndpointProtocol.QUEUE
                ? NotifyContentFormat.SIMPLIFIED
                : notifyContentFormat.orElse(NotifyContentFormat.JSON);
    }

    /**
     * What the service answers.
     *
     * @param subscriptionId the service's own identifier, such as {@code subsc-6t2y9p4d}; empty text when it does not say
     */
    public record Result(String subscriptionId) {}

    private static final class Request implements Action.RequestForm<Subscribe> {

        @Override
        public void write(Subscribe request, Parameters.Builder parameters) {
            parameters
                    .text("topicName", request.topicName.value())
                    .text("subscriptionName", request.subscriptionName.value())
                    .text("protocol", request.protocol.word())
                    .text("endpoint", request.endpoint)
                    .text("notifyStrategy", request.notifyStrategy.map(NotifyStrategy::name))
                    .text("notifyContentFormat", request.notifyContentFormat.map(NotifyContentFormat::name))
                    .texts("filterTag", request.filterTags)
                    .texts("bindingKey", request.bindingKeys);
        }

        @Override
        public Subscribe read(Parameters parameters) throws Refusal {
            EndpointProtocol protocol = EndpointProtocol.find(parameters.requiredText("protocol"))
                    .orElseThrow(CmqErrorCode.PROTOCOL_UNDEFINED::refuse);
            return new Subscribe(
                    parameters.topicName("topicName"),
                    parameters.subscriptionName("subscriptionName"),
                    protocol,
                    parameters.requiredText("endpoint"),
                    NotifyStrategy.optional(parameters),
                    NotifyContentFormat.optional(parameters),
                    parameters.texts("filterTag"),
                    parameters.texts("bindingKey"));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.text("subscriptionId", result.subscriptionId);
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().optionalText("subscriptionId").orElse(""));
        }
    }
}
