package org.opencmq.protocol.action;

import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.error.Refusal;

/**
 * Hands several messages with the same tags and routing key to a topic, all or none. Source: protocol reference, section 10.7.
 *
 * @param topicName the topic, which must exist
 * @param msgBodies 1 to 16 texts, or to the server's {@code maxBatchEntries}; together at most 1 MB in UTF-8, or the server's
 *     {@code maxBatchBytes}
 * @param msgTags 0 to 5 tags of at most 16 characters, for {@link FilterType#TAGS}
 * @param routingKey at most 64 bytes and 15 dots, for {@link FilterType#ROUTING}; some SDKs send an empty one for none
 */
public record BatchPublishMessage(
        TopicName topicName, List<String> msgBodies, List<String> msgTags, Optional<String> routingKey) {

    /** The action as both sides speak it. */
    public static final Action<BatchPublishMessage, MessageIds> ACTION =
            new Action<>("BatchPublishMessage", Repeat.MAY_DUPLICATE, new Request(), MessageIds.FORM);

    private static final class Request implements Action.RequestForm<BatchPublishMessage> {

        @Override
        public void write(BatchPublishMessage request, Parameters.Builder parameters) {
            parameters
                    .text("topicName", request.topicName.value())
                    .texts("msgBody", request.msgBodies)
                    .texts("msgTag", request.msgTags)
                    .text("routingKey", request.routingKey);
        }

        @Override
        public BatchPublishMessage read(Parameters parameters) throws Refusal {
            return new BatchPublishMessage(
                    parameters.topicName("topicName"),
                    parameters.requiredTexts("msgBody"),
                    parameters.texts("msgTag"),
                    parameters.filledText("routingKey"));
        }
    }
}
