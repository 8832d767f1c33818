package org.opencmq.protocol;

import java.time.Instant;

/**
 * One message as a receive action answers it. All times are whole seconds on the wire. Source: protocol reference,
 * section 8.8.
 *
 * @param msgId the identifier given at sending, the same on every redelivery
 * @param receiptHandle the key to this reception
 * @param msgBody the text that was sent, unchanged
 * @param enqueueTime when the message was sent
 * @param firstDequeueTime when it was received for the first time
 * @param nextVisibleTime when it becomes Active again unless deleted before
 * @param dequeueCount how often it has been received, this time included; a hint only (reading 14.34)
 */
public record ReceivedMessage(
        MessageId msgId,
        ReceiptHandle receiptHandle,
        String msgBody,
        Instant enqueueTime,
        Instant firstDequeueTime,
        Instant nextVisibleTime,
        int dequeueCount) {

    /** Adds the seven members to an answer. */
    public void write(FieldsWriter fields) {
        fields.text("msgId", msgId.value())
                .text("receiptHandle", receiptHandle.value())
                .text("msgBody", msgBody)
                .number("enqueueTime", enqueueTime.getEpochSecond())
                .number("firstDequeueTime", firstDequeueTime.getEpochSecond())
                .number("nextVisibleTime", nextVisibleTime.getEpochSecond())
                .number("dequeueCount", dequeueCount);
    }

    /** Reads the seven members; the four numbers default to zero where a service leaves them out. */
    public static ReceivedMessage read(Fields fields) throws MalformedAnswer {
        long enqueueTime = fields.optionalNumber("enqueueTime").orElse(0);
        return new ReceivedMessage(
                new MessageId(fields.text("msgId")),
                new ReceiptHandle(fields.text("receiptHandle")),
                fields.text("msgBody"),
                Instant.ofEpochSecond(enqueueTime),
                Instant.ofEpochSecond(fields.optionalNumber("firstDequeueTime").orElse(enqueueTime)),
                Instant.ofEpochSecond(fields.optionalNumber("nextVisibleTime").orElse(0)),
                (int) fields.optionalNumber("dequeueCount").orElse(1));
    }
}
