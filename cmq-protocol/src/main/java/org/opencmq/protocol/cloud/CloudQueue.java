package org.opencmq.protocol.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.DeadLetterTrigger;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.protocol.action.QueueEntry;
import org.opencmq.protocol.action.QueueSettings;

/**
 * The object {@code CmqQueue}. Of what the real service may leave as null only {@code MinMsgTime} is, and a policy or sources
 * that are not there.
 *
 * @param attributes all that API v2 knows about the queue, its name among them
 * @param deadLetterSources the queues whose dead letters come here
 */
public record CloudQueue(QueueAttributes attributes, List<QueueEntry> deadLetterSources) {

    /** Informative numbers of the reference's samples. */
    private static final int QPS = 5_000;

    private static final int BYTES_PER_SECOND = 52_428_800;
    private static final int MAX_DELAY_SECONDS = 3_600;
    private static final int MAX_UNACKED = 100_000;

    /** Copies the list. */
    public CloudQueue {
        deadLetterSources = List.copyOf(deadLetterSources);
    }

    void write(FieldsWriter fields) {
        QueueSettings settings = attributes.settings();
        attributes.queueName().ifPresent(name -> fields.text("QueueName", name.value()));
        fields.text("QueueId", attributes.queueId())
                .number("Qps", QPS)
                .number("Bps", BYTES_PER_SECOND)
                .number("MaxDelaySeconds", MAX_DELAY_SECONDS)
                .number("MaxMsgHeapNum", settings.maxMsgHeapNum().orElse(0))
                .number("PollingWaitSeconds", seconds(settings.pollingWait()))
                .number("MsgRetentionSeconds", seconds(settings.msgRetention()))
                .number("VisibilityTimeout", seconds(settings.visibilityTimeout()))
                .number("MaxMsgSize", settings.maxMsgSize().orElse(0))
                .number("RewindSeconds", seconds(settings.rewind()))
                .number("RetentionSizeInMB", 0)
                .number("MaxUnackedMsgNum", MAX_UNACKED)
                .number("ActiveMsgNum", attributes.counts().active())
                .number("InactiveMsgNum", attributes.counts().inactive())
                .number("DelayMsgNum", attributes.counts().delayed())
                .number("RewindMsgNum", attributes.counts().rewindable());
        CloudTime.write(fields, "CreateTime", attributes.createTime());
        CloudTime.write(fields, "LastModifyTime", attributes.lastModifyTime());
        fields.time("MinMsgTime", attributes.minMsgTime())
                .number("CreateUin", attributes.owner())
                .flag("Transaction", false)
                .flag("Trace", settings.loggingEnabled().orElse(false))
                .texts("Tags", List.of())
                .objects("DeadLetterSource", deadLetterSources, CloudQueue::writeSource);
        settings.deadLetter()
                .deadLetterQueueName()
                .ifPresent(target -> fields.object(
                        "DeadLetterPolicy", policy -> writePolicy(target, settings.deadLetter(), policy)));
        settings.idleDelete().ifPresent(idle -> fields.number("IdleDeleteSeconds", idle.toSeconds()));
    }

    private static void writePolicy(QueueName target, DeadLetterSettings settings, FieldsWriter policy) {
        policy.text("DeadLetterQueue", target.value()).text("DeadLetterQueueName", target.value());
        settings.policy().ifPresent(trigger -> policy.number("Policy", trigger.policy()));
        settings.maxReceiveCount().ifPresent(count -> policy.number("MaxReceiveCount", count));
        settings.maxTimeToLive().ifPresent(time -> policy.number("MaxTimeToLive", time.toSeconds()));
    }

    static void writeSource(QueueEntry source, FieldsWriter fields) {
        fields.text("QueueId", source.queueId())
                .text("QueueName", source.queueName().value());
    }

    static QueueEntry readSource(Fields fields) throws MalformedAnswer {
        return new QueueEntry(fields.optionalText("QueueId").orElse(""), fields.queueName("QueueName"));
    }

    static CloudQueue read(Fields fields) throws MalformedAnswer {
        QueueAttributes attributes = new QueueAttributes(
                Optional.of(fields.queueName("QueueName")),
                fields.optionalText("QueueId").orElse(""),
                readSettings(fields),
                new QueueAttributes.Counts(
                        fields.optionalNumber("ActiveMsgNum").orElse(0),
                        fields.optionalNumber("InactiveMsgNum").orElse(0),
                        fields.optionalNumber("DelayMsgNum").orElse(0),
                        fields.optionalNumber("RewindMsgNum").orElse(0)),
                CloudTime.read(fields, "CreateTime"),
                CloudTime.read(fields, "LastModifyTime"),
                CloudTime.read(fields, "MinMsgTime"),
                fields.optionalNumber("CreateUin").orElse(0));
        return new CloudQueue(attributes, fields.objects("DeadLetterSource", CloudQueue::readSource));
    }

    private static QueueSettings readSettings(Fields fields) throws MalformedAnswer {
        return new QueueSettings(
                fields.optionalNumber("MaxMsgHeapNum"),
                fields.optionalSeconds("PollingWaitSeconds"),
                fields.optionalSeconds("VisibilityTimeout"),
                fields.optionalInteger("MaxMsgSize"),
                fields.optionalSeconds("MsgRetentionSeconds"),
                fields.optionalSeconds("RewindSeconds"),
                readPolicy(fields.object("DeadLetterPolicy")),
                fields.optionalSeconds("IdleDeleteSeconds"),
                fields.optionalFlag("Trace"));
    }

    /** The name stands in one of two members, by edition; a queue without a policy has an object of nulls. */
    private static DeadLetterSettings readPolicy(Optional<Fields> found) throws MalformedAnswer {
        if (found.isEmpty()) {
            return DeadLetterSettings.NONE;
        }
        Fields policy = found.get();
        boolean named = policy.optionalText("DeadLetterQueueName")
                .filter(name -> !name.isEmpty())
                .isPresent();
        String member = named ? "DeadLetterQueueName" : "DeadLetterQueue";
        if (policy.optionalText(member).filter(name -> !name.isEmpty()).isEmpty()) {
            return DeadLetterSettings.NONE;
        }
        return new DeadLetterSettings(
                Optional.of(policy.queueName(member)),
                DeadLetterTrigger.read(policy.optionalNumber("Policy")),
                policy.optionalInteger("MaxReceiveCount"),
                policy.optionalSeconds("MaxTimeToLive"));
    }

    private static long seconds(Optional<Duration> time) {
        return time.orElse(Duration.ZERO).toSeconds();
    }
}
