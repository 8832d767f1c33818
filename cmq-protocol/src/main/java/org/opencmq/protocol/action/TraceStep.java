package org.opencmq.protocol.action;

import java.time.Instant;
import java.util.Optional;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.SubscriptionName;

/**
 * One step of a message's life.
 *
 * @param time when, to the millisecond
 * @param step what happened, one word, such as {@code sent}, {@code received}, {@code deleted}, {@code expired}, {@code
 *     dead-letter} or {@code pushed}
 * @param msgId the message
 * @param destination the queue or topic it happened at
 * @param subscriptionName whose delivery it was; empty unless the step is one of a topic's deliveries
 * @param detail more for a person, such as the result of a push; empty text for nothing
 */
public record TraceStep(
        Instant time,
        String step,
        MessageId msgId,
        String destination,
        Optional<SubscriptionName> subscriptionName,
        String detail) {

    /** Adds the members to an object, {@code timeMillis} in milliseconds since 1970. */
    public void write(FieldsWriter fields) {
        fields.number("timeMillis", time.toEpochMilli())
                .text("step", step)
                .text("msgId", msgId.value())
                .text("destination", destination);
        subscriptionName.ifPresent(name -> fields.text("subscriptionName", name.value()));
        if (!detail.isEmpty()) {
            fields.text("detail", detail);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static TraceStep read(Fields fields) throws MalformedAnswer {
        return new TraceStep(
                Instant.ofEpochMilli(fields.number("timeMillis")),
                fields.text("step"),
                fields.messageId("msgId"),
                fields.text("destination"),
                fields.optionalText("subscriptionName").isPresent()
                        ? Optional.of(fields.subscriptionName("subscriptionName"))
                        : Optional.empty(),
                fields.optionalText("detail").orElse(""));
    }
}
