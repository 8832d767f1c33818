package org.opencmq.protocol.action;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Where a queue's hopeless messages go, as far as a request says; what is absent stays as it is. An extension: API v2 knows
 * these parameters only on servers that have them (protocol reference, section 9.8 and reading 14.32).
 *
 * @param deadLetterQueueName the queue that receives them
 * @param policy what makes a message go there
 * @param maxReceiveCount 1 to 1,000, for {@link DeadLetterTrigger#RECEIVED_TOO_OFTEN}
 * @param maxTimeToLive 300 to 43,200 s and less than the retention, for {@link DeadLetterTrigger#WAITED_TOO_LONG}
 */
public record DeadLetterSettings(
        Optional<QueueName> deadLetterQueueName,
        Optional<DeadLetterTrigger> policy,
        OptionalInt maxReceiveCount,
        Optional<Duration> maxTimeToLive) {

    /** Says nothing. */
    public static final DeadLetterSettings NONE =
            new DeadLetterSettings(Optional.empty(), Optional.empty(), OptionalInt.empty(), Optional.empty());

    /** To that queue after so many receptions. */
    public static DeadLetterSettings receivedTooOften(QueueName deadLetterQueueName, int maxReceiveCount) {
        return new DeadLetterSettings(
                Optional.of(deadLetterQueueName),
                Optional.of(DeadLetterTrigger.RECEIVED_TOO_OFTEN),
                OptionalInt.of(maxReceiveCount),
                Optional.empty());
    }

    /** To that queue after so long. */
    public static DeadLetterSettings waitedTooLong(QueueName deadLetterQueueName, Duration maxTimeToLive) {
        return new DeadLetterSettings(
                Optional.of(deadLetterQueueName),
                Optional.of(DeadLetterTrigger.WAITED_TOO_LONG),
                OptionalInt.empty(),
                Optional.of(maxTimeToLive));
    }

    void write(Parameters.Builder parameters) {
        parameters
                .text("deadLetterQueueName", deadLetterQueueName.map(QueueName::value))
                .number("maxReceiveCount", maxReceiveCount)
                .seconds("maxTimeToLive", maxTimeToLive);
        policy.ifPresent(trigger -> parameters.number("policy", trigger.policy()));
    }

    static DeadLetterSettings read(Parameters parameters) throws Refusal {
        OptionalLong policy = parameters.number("policy");
        Optional<DeadLetterTrigger> trigger = DeadLetterTrigger.read(policy);
        if (policy.isPresent() && trigger.isEmpty()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("policy");
        }
        return new DeadLetterSettings(
                parameters.optionalQueueName("deadLetterQueueName"),
                trigger,
                parameters.integer("maxReceiveCount"),
                parameters.seconds("maxTimeToLive"));
    }

    void write(FieldsWriter fields) {
        deadLetterQueueName.ifPresent(name -> fields.text("deadLetterQueueName", name.value()));
        policy.ifPresent(trigger -> fields.number("policy", trigger.policy()));
        maxReceiveCount.ifPresent(count -> fields.number("maxReceiveCount", count));
        maxTimeToLive.ifPresent(time -> fields.number("maxTimeToLive", time.toSeconds()));
    }

    static DeadLetterSettings read(Fields fields) throws MalformedAnswer {
        return new DeadLetterSettings(
                fields.optionalText("deadLetterQueueName").isPresent()
                        ? Optional.of(fields.queueName("deadLetterQueueName"))
                        : Optional.empty(),
                DeadLetterTrigger.read(fields.optionalNumber("policy")),
                fields.optionalInteger("maxReceiveCount"),
                fields.optionalSeconds("maxTimeToLive"));
    }
}
