package org.opencmq.protocol.action;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;

/**
 * All that is known about a topic. Source: protocol reference, section 10.4; the official Java SDK fails unless the six
 * numbers are there.
 *
 * @param topicId the service's own identifier; empty text when it does not say
 * @param msgCount how many messages wait to be delivered
 * @param maxMsgSize the most bytes of one body in UTF-8
 * @param msgRetention how long a message is kept, 86,400 s
 * @param createTime when the topic was made
 * @param lastModifyTime when its settings last changed
 * @param filterType how it chooses subscriptions
 * @param owner the account's number; informative
 * @param loggingEnabled whether its messages are traced
 */
public record TopicAttributes(
        String topicId,
        long msgCount,
        int maxMsgSize,
        Duration msgRetention,
        Instant createTime,
        Instant lastModifyTime,
        FilterType filterType,
        long owner,
        boolean loggingEnabled) {

    /** Informative number of the reference's sample: most messages a second. */
    private static final int QPS = 5_000;

    static final Action.ResultForm<TopicAttributes> FORM = new Action.ResultForm<>() {

        @Override
        public void write(TopicAttributes result, FieldsWriter fields) {
            fields.text("topicId", result.topicId)
                    .number("msgCount", result.msgCount)
                    .number("maxMsgSize", result.maxMsgSize)
                    .number("msgRetentionSeconds", result.msgRetention.toSeconds())
                    .time("createTime", result.createTime)
                    .time("lastModifyTime", result.lastModifyTime)
                    .number("filterType", result.filterType.number())
                    .number("createUin", result.owner)
                    .number("qps", QPS)
                    .number("LoggingEnabled", result.loggingEnabled ? 1 : 0)
                    .texts("tags", List.of());
        }

        @Override
        public TopicAttributes read(Answer answer) throws MalformedAnswer {
            Fields fields = answer.fields();
            int filterType = fields.integer("filterType", FilterType.TAGS.number());
            return new TopicAttributes(
                    fields.optionalText("topicId").orElse(""),
                    fields.number("msgCount"),
                    fields.integer("maxMsgSize"),
                    Duration.ofSeconds(fields.number("msgRetentionSeconds")),
                    fields.time("createTime"),
                    fields.time("lastModifyTime"),
                    FilterType.find(filterType)
                            .orElseThrow(() -> new MalformedAnswer("answer has unknown filterType " + filterType)),
                    fields.optionalNumber("createUin").orElse(0),
                    fields.optionalFlag("LoggingEnabled").orElse(false));
        }
    };
}
