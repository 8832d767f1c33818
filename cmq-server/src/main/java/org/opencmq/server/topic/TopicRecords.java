package org.opencmq.server.topic;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.server.engine.EngineUnavailableException;

/** How topics and subscriptions stand in the engine's records: JSON objects with a {@code version}, times in seconds. */
final class TopicRecords {

    private static final int VERSION = 1;

    private TopicRecords() {}

    static byte[] write(Topic topic) {
        return FieldsWriter.object(fields -> {
            fields.number("version", VERSION)
                    .text("topicId", topic.topicId())
                    .text("name", topic.name().value())
                    .number("maxMsgSize", topic.maxMsgSize())
                    .text("filter", topic.filter().name())
                    .number("traced", topic.traced() ? 1 : 0)
                    .number("createTime", topic.createTime().getEpochSecond())
                    .number("lastModifyTime", topic.lastModifyTime().getEpochSecond());
            topic.deleteTime().ifPresent(time -> fields.number("deleteTime", time.toEpochMilli()));
        });
    }

    static Topic topic(byte[] record) throws EngineUnavailableException {
        try {
            Fields fields = versioned(record);
            return new Topic(
                    fields.text("topicId"),
                    new TopicName(fields.text("name")),
                    Math.toIntExact(fields.number("maxMsgSize")),
                    FilterType.valueOf(fields.text("filter")),
                    fields.number("traced") == 1,
                    Instant.ofEpochSecond(fields.number("createTime")),
                    Instant.ofEpochSecond(fields.number("lastModifyTime")),
                    fields.optionalNumber("deleteTime").stream()
                            .mapToObj(Instant::ofEpochMilli)
                            .findFirst());
        } catch (MalformedAnswer | IllegalArgumentException e) {
            throw new EngineUnavailableException("a topic's record cannot be read: " + e.getMessage(), e);
        }
    }

    static byte[] write(Subscription subscription) {
        Subscription.Settings settings = subscription.settings();
        return FieldsWriter.object(fields -> fields.number("version", VERSION)
                .text("subscriptionId", subscription.subscriptionId())
                .text("account", subscription.account())
                .text("topicName", subscription.topicName())
                .text("name", subscription.name().value())
                .text("protocol", protocol(subscription.endpoint()))
                .text("endpoint", subscription.endpoint().text())
                .text("strategy", settings.strategy().name())
                .text("contentFormat", settings.contentFormat().name())
                .texts("filterTags", settings.filterTags())
                .texts("bindingKeys", settings.bindingKeys())
                .number("createTime", subscription.createTime().getEpochSecond())
                .number("lastModifyTime", subscription.lastModifyTime().getEpochSecond()));
    }

    static Subscription subscription(byte[] record) throws EngineUnavailableException {
        try {
            Fields fields = versioned(record);
            return new Subscription(
                    fields.text("subscriptionId"),
                    fields.text("account"),
                    fields.text("topicName"),
                    new SubscriptionName(fields.text("name")),
                    endpoint(fields.text("protocol"), fields.text("endpoint"))
                            .orElseThrow(() -> new MalformedAnswer("unknown protocol")),
                    new Subscription.Settings(
                            NotifyStrategy.valueOf(fields.text("strategy")),
                            NotifyContentFormat.valueOf(fields.text("contentFormat")),
                            List.copyOf(fields.texts("filterTags")),
                            List.copyOf(fields.texts("bindingKeys"))),
                    Instant.ofEpochSecond(fields.number("createTime")),
                    Instant.ofEpochSecond(fields.number("lastModifyTime")));
        } catch (MalformedAnswer | IllegalArgumentException e) {
            throw new EngineUnavailableException("a subscription's record cannot be read: " + e.getMessage(), e);
        }
    }

    /** The endpoint of a protocol as the wire spells it, ignoring case; empty when there is no such protocol. */
    static Optional<Subscription.Endpoint> endpoint(String protocol, String text) {
        return switch (protocol.toLowerCase(Locale.ROOT)) {
            case "queue" -> Optional.of(new Subscription.Endpoint.Queue(text));
            case "http" -> Optional.of(new Subscription.Endpoint.Http(text));
            default -> Optional.empty();
        };
    }

    static String protocol(Subscription.Endpoint endpoint) {
        return endpoint instanceof Subscription.Endpoint.Queue ? "queue" : "http";
    }

    private static Fields versioned(byte[] record) throws MalformedAnswer {
        Fields fields = Fields.parse(record);
        if (fields.number("version") != VERSION) {
            throw new MalformedAnswer("version " + fields.number("version") + " was written by a newer server");
        }
        return fields;
    }
}
