package org.opencmq.server.topic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;

/**
 * A published message on its way to one subscription, as it waits in that subscription's delivery queue: a JSON object.
 *
 * @param msgId the identifier the publisher was told
 * @param msgBody the text as it was published
 * @param tags the tags it was published with
 * @param routingKey the routing key it was published with
 * @param publishTime when; whole milliseconds
 * @param traced whether its topic was traced then
 */
public record PublishedMessage(
        String msgId,
        String msgBody,
        List<String> tags,
        Optional<String> routingKey,
        Instant publishTime,
        boolean traced) {

    /** The message as text for the delivery queue. */
    public byte[] write() {
        return FieldsWriter.object(fields -> {
            fields.number("version", 1)
                    .text("msgId", msgId)
                    .number("publishTime", publishTime.toEpochMilli())
                    .texts("tags", tags);
            routingKey.ifPresent(key -> fields.text("routingKey", key));
            if (traced) {
                fields.number("traced", 1);
            }
            fields.text("msgBody", msgBody);
        });
    }

    /** Reads what {@link #write} wrote. */
    public static PublishedMessage read(byte[] text) throws MalformedAnswer {
        Fields fields = Fields.parse(text);
        return new PublishedMessage(
                fields.text("msgId"),
                fields.text("msgBody"),
                List.copyOf(fields.texts("tags")),
                fields.optionalText("routingKey"),
                Instant.ofEpochMilli(fields.number("publishTime")),
                fields.optionalFlag("traced").orElse(false));
    }
}
