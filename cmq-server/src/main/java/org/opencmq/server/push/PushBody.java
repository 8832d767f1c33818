package org.opencmq.server.push;

import java.nio.charset.StandardCharsets;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;

/** What an HTTP endpoint is sent. Source: protocol reference, section 11.4 and readings 14.23 and 14.25. */
final class PushBody {

    private PushBody() {}

    static byte[] of(Subscription subscription, PublishedMessage message) {
        return switch (subscription.settings().contentFormat()) {
            case SIMPLIFIED -> message.msgBody().getBytes(StandardCharsets.UTF_8);
            case JSON ->
                FieldsWriter.object(fields -> {
                    String owner = subscription.account();
                    if (owner.matches("\\d{1,18}")) {
                        fields.number("TopicOwner", Long.parseLong(owner));
                    } else {
                        fields.text("TopicOwner", owner);
                    }
                    fields.text("topicName", subscription.topicName())
                            .text("subscriptionName", subscription.name().value())
                            .text("msgId", message.msgId())
                            .text("msgBody", message.msgBody())
                            .number("publishTime", message.publishTime().getEpochSecond());
                });
        };
    }
}
