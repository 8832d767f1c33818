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

    /** Reads the seven members; the times and the count have defaults where a service
     * leaves them out: the epoch, the send time, the epoch, and 1. */
    public static ReceivedMessage read(Fields fields) throws MalformedAnswer {
        Instant enqueueTime = fields.optionalTime("enqueueTime").orElse(Instant.EPOCH);
        return new ReceivedMessage(
                fields.messageId("msgId"),
                fields.receiptHandle("receiptHandle"),
                fields.text("msgBody"),
                enqueueTime,
                fields.optionalTime("firstDequeueTime").orElse(enqueueTime),
                fields.optionalTime("nextVisibleTime").orElse(Instant.EPOCH),
                fields.integer("dequeueCount", 1));
    }
}
