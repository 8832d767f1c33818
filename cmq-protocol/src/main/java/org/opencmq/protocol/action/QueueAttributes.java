package org.opencmq.protocol.action;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.opencmq.protocol.Action;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.QueueName;

/**
 * All that is known about a queue. Source: protocol reference, section 8.3: the official Java SDK fails unless all thirteen
 * numbers are there, and SDKs disagree about the spelling of {@code rewindMsgNum}, so both spellings are written and either
 * is read. A setting of those six that the server leaves out is written as 0.
 *
 * @param queueName the name as its creator spelled it; empty when the service does not say
 * @param queueId the service's own identifier; empty text when it does not say
 * @param settings the settings in force; a server gives at least the six of plain CMQ
 * @param counts how many messages are in which state
 * @param createTime when the queue was made
 * @param lastModifyTime when its settings last changed
 * @param minMsgTime the send time of the oldest message not yet consumed, which is the upper end of the rewind window; the
 *     current time when none waits (reading 14.16)
 * @param owner the account's number; informative
 */
public record QueueAttributes(
        Optional<QueueName> queueName,
        String queueId,
        QueueSettings settings,
        Counts counts,
        Instant createTime,
        Instant lastModifyTime,
        Instant minMsgTime,
        long owner) {

    /** Informative numbers of the reference's samples: most messages and bytes a second. */
    private static final int QPS = 5_000;

    private static final int BYTES_PER_SECOND = 52_428_800;

    /**
     * How many messages a queue holds, approximately.
     *
     * @param active may be received now
     * @param inactive received and neither deleted nor timed out
     * @param delayed not yet visible
     * @param rewindable deleted but still rewindable
     */
    public record Counts(long active, long inactive, long delayed, long rewindable) {}

    static final Action.ResultForm<QueueAttributes> FORM = new Action.ResultForm<>() {

        @Override
        public void write(QueueAttributes result, FieldsWriter fields) {
            result.write(fields);
        }

        @Override
        public QueueAttributes read(Answer answer) throws MalformedAnswer {
            return QueueAttributes.read(answer.fields());
        }
    };

    private void write(FieldsWriter fields) {
        queueName.ifPresent(name -> fields.text("queueName", name.value()));
        fields.text("queueId", queueId);
        settings.orZero().write(fields);
        fields.number("activeMsgNum", counts.active)
                .number("inactiveMsgNum", counts.inactive)
                .number("delayMsgNum", counts.delayed)
                .number("rewindMsgNum", counts.rewindable)
                .number("rewindmsgNum", counts.rewindable)
                .time("createTime", createTime)
                .time("lastModifyTime", lastModifyTime)
                .time("minMsgTime", minMsgTime)
                .number("createUin", owner)
                .number("qps", QPS)
                .number("Bps", BYTES_PER_SECOND)
                .texts("tags", List.of());
    }

    private static QueueAttributes read(Fields fields) throws MalformedAnswer {
        OptionalLong rewindable = fields.optionalNumber("rewindMsgNum");
        return new QueueAttributes(
                fields.optionalText("queueName").isPresent()
                        ? Optional.of(fields.queueName("queueName"))
                        : Optional.empty(),
                fields.optionalText("queueId").orElse(""),
                QueueSettings.read(fields),
                new Counts(
                        fields.number("activeMsgNum"),
                        fields.number("inactiveMsgNum"),
                        fields.optionalNumber("delayMsgNum").orElse(0),
                        rewindable.orElse(fields.optionalNumber("rewindmsgNum").orElse(0))),
                fields.time("createTime"),
                fields.time("lastModifyTime"),
                fields.optionalTime("minMsgTime").orElse(Instant.EPOCH),
                fields.optionalNumber("createUin").orElse(0));
    }
}
