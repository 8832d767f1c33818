package org.opencmq.protocol.cloud;

import java.time.Duration;
import java.util.List;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.TopicAttributes;

/**
 * The object {@code CmqTopic}.
 *
 * @param topicName the name
 * @param attributes all that API v2 knows about the topic
 */
public record CloudTopic(TopicName topicName, TopicAttributes attributes) {

    /** Informative number of the reference's sample: most messages a second. */
    private static final int QPS = 5_000;

    private static final int DEFAULT_SIZE = 65_536;
    private static final Duration LIFE = Duration.ofDays(1);

    void write(FieldsWriter fields) {
        fields.text("TopicId", attributes.topicId())
                .text("TopicName", topicName.value())
                .number("MsgRetentionSeconds", attributes.msgRetention().toSeconds())
                .number("MaxMsgSize", attributes.maxMsgSize())
                .number("Qps", QPS)
                .number("FilterType", attributes.filterType().number());
        CloudTime.write(fields, "CreateTime", attributes.createTime());
        CloudTime.write(fields, "LastModifyTime", attributes.lastModifyTime());
        fields.number("MsgCount", attributes.msgCount())
                .number("CreateUin", attributes.owner())
                .flag("Trace", attributes.loggingEnabled())
                .texts("Tags", List.of());
    }

    static CloudTopic read(Fields fields) throws MalformedAnswer {
        int filterType = fields.integer("FilterType", FilterType.TAGS.number());
        return new CloudTopic(
                fields.topicName("TopicName"),
                new TopicAttributes(
                        fields.optionalText("TopicId").orElse(""),
                        fields.optionalNumber("MsgCount").orElse(0),
                        fields.integer("MaxMsgSize", DEFAULT_SIZE),
                        fields.optionalSeconds("MsgRetentionSeconds").orElse(LIFE),
                        CloudTime.read(fields, "CreateTime"),
                        CloudTime.read(fields, "LastModifyTime"),
                        FilterType.find(filterType)
                                .orElseThrow(() -> new MalformedAnswer("answer has unknown FilterType " + filterType)),
                        fields.optionalNumber("CreateUin").orElse(0),
                        fields.optionalFlag("Trace").orElse(false)));
    }
}
