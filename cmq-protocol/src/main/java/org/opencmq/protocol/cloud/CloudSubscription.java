package org.opencmq.protocol.cloud;

import java.util.Optional;
import java.util.function.Function;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.ListSubscriptionByTopic;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.protocol.action.SubscriptionAttributes;

/**
 * The object {@code CmqSubscription}.
 *
 * @param topicName the topic; empty when the service does not say
 * @param subscriptionName the name
 * @param subscriptionId the service's own identifier; empty text when it does not say
 * @param attributes all that API v2 knows about the subscription
 */
public record CloudSubscription(
        Optional<TopicName> topicName,
        SubscriptionName subscriptionName,
        String subscriptionId,
        SubscriptionAttributes attributes) {

    /** As API v2 lists it. */
    public ListSubscriptionByTopic.Entry entry() {
        return new ListSubscriptionByTopic.Entry(
                subscriptionId, subscriptionName, attributes.protocol(), attributes.endpoint());
    }

    void write(FieldsWriter fields) {
        topicName.ifPresent(topic -> fields.text("TopicName", topic.value()));
        fields.text("SubscriptionName", subscriptionName.value())
                .text("SubscriptionId", subscriptionId)
                .number("MsgCount", attributes.msgCount())
                .text("Endpoint", attributes.endpoint())
                .text("Protocol", attributes.protocol().word())
                .text("NotifyStrategy", attributes.notifyStrategy().name())
                .text("NotifyContentFormat", attributes.notifyContentFormat().name())
                .texts("FilterTags", attributes.filterTags())
                .texts("BindingKey", attributes.bindingKeys());
        if (attributes.topicOwner().matches("\\d{1,18}")) { // a number on this wire; other names cannot be told
            fields.number("TopicOwner", Long.parseLong(attributes.topicOwner()));
        }
        CloudTime.write(fields, "CreateTime", attributes.createTime());
        CloudTime.write(fields, "LastModifyTime", attributes.lastModifyTime());
    }

    static CloudSubscription read(Fields fields) throws MalformedAnswer {
        return new CloudSubscription(
                fields.optionalText("TopicName").isPresent()
                        ? Optional.of(fields.topicName("TopicName"))
                        : Optional.empty(),
                fields.subscriptionName("SubscriptionName"),
                fields.optionalText("SubscriptionId").orElse(""),
                new SubscriptionAttributes(
                        fields.optionalText("TopicOwner").orElse(""),
                        fields.optionalNumber("MsgCount").orElse(0),
                        word(fields, "Protocol", EndpointProtocol::find),
                        fields.text("Endpoint"),
                        word(fields, "NotifyStrategy", NotifyStrategy::find),
                        word(fields, "NotifyContentFormat", NotifyContentFormat::find),
                        CloudTime.read(fields, "CreateTime"),
                        CloudTime.read(fields, "LastModifyTime"),
                        fields.texts("FilterTags"),
                        fields.texts("BindingKey")));
    }

    private static <T> T word(Fields fields, String name, Function<String, Optional<T>> finder) throws MalformedAnswer {
        String word = fields.text(name);
        return finder.apply(word)
                .orElseThrow(() -> new MalformedAnswer("answer has unknown " + name + " '" + word + "'"));
    }
}
