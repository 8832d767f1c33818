package org.opencmq.protocol.action;

import java.time.Instant;
import java.util.Optional;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.protocol.MessageId;

/**
 * A message looked at without receiving it. Times are whole seconds on the wire.
 *
 * @param msgId the identifier given at sending
 * @param msgBody the text that was sent, unchanged
 * @param enqueueTime when the message was sent
 * @param firstDequeueTime when it was received for the first time; empty when never
 * @param nextVisibleTime when it is or was Active: in the past for a message that may be received now, in the future for a
 *     delayed or leased one
 * @param dequeueCount how often it has been received
 */
public record PeekedMessage(
        MessageId msgId,
        String msgBody,
        Instant enqueueTime,
        Optional<Instant> firstDequeueTime,
        Instant nextVisibleTime,
        int dequeueCount) {

    void write(FieldsWriter fields) {
        fields.text("msgId", msgId.value())
                .text("msgBody", msgBody)
                .time("enqueueTime", enqueueTime)
                .time("nextVisibleTime", nextVisibleTime)
                .number("dequeueCount", dequeueCount);
        firstDequeueTime.ifPresent(time -> fields.time("firstDequeueTime", time));
    }

    static PeekedMessage read(Fields fields) throws MalformedAnswer {
        return new PeekedMessage(
                fields.messageId("msgId"),
                fields.text("msgBody"),
                fields.time("enqueueTime"),
                fields.optionalTime("firstDequeueTime"),
                fields.time("nextVisibleTime"),
                fields.integer("dequeueCount"));
    }
}
