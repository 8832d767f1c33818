package org.opencmq.protocol.action;

import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Hands one message to a topic. Without a subscription that wants it the message is dropped and the answer is 6030. Source:
 * protocol reference, section 10.6.
 *
 * @param topicName the topic, which must exist
 * @param msgBody text of at least one byte and at most the topic's {@code maxMsgSize} bytes in UTF-8
 * @param msgTags 0 to 5 tags of at most 16 characters, for {@link FilterType#TAGS}
 * @param routingKey at most 64 bytes and 15 dots, for {@link FilterType#ROUTING}; some SDKs send an empty one for none
 */
public record PublishMessage(TopicName topicName, String msgBody, List<String> msgTags, Optional<String> routingKey) {

    /** The action as both sides speak it. */
    public static final Action<PublishMessage, Result> ACTION =
            new Action<>("PublishMessage", Repeat.MAY_DUPLICATE, new Request(), new Response());

    /**
     * What the service answers.
     *
     * @param msgId the identifier CMQ gave the message; queue endpoints give their copies identifiers of their own
     */
    public record Result(MessageId msgId) {}

    private static final class Request implements Action.RequestForm<PublishMessage> {

        @Override
        public void write(PublishMessage request, Parameters.Builder parameters) {
            parameters
                    .text("topicName", request.topicName.value())
                    .text("msgBody", request.msgBody)
                    .texts("msgTag", request.msgTags)
                    .text("routingKey", request.routingKey);
        }

        @Override
        public PublishMessage read(Parameters parameters) throws Refusal {
            return new PublishMessage(
                    parameters.topicName("topicName"),
                    parameters.requiredText("msgBody"),
                    parameters.texts("msgTag"),
                    parameters.filledText("routingKey"));
        }
    }

    private static final class Response implements Action.ResultForm<Result> {

        @Override
        public void write(Result result, FieldsWriter fields) {
            fields.text("msgId", result.msgId.value());
        }

        @Override
        public Result read(Answer answer) throws MalformedAnswer {
            return new Result(answer.fields().messageId("msgId"));
        }
    }
}
