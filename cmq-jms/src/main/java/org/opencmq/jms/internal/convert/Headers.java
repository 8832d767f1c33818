package org.opencmq.jms.internal.convert;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.protocol.envelope.Correlation;
import org.opencmq.protocol.envelope.MessageHeaders;

/**
 * The headers that travel in an envelope. A delivery time that equals the timestamp, as without a delay it does, is not
 * written; reading puts it back.
 */
final class Headers {

    private Headers() {}

    static MessageHeaders of(CmqMessage message) throws JMSException {
        long timestamp = message.getJMSTimestamp();
        long deliveryTime = message.getJMSDeliveryTime();
        return MessageHeaders.builder()
                .id(message.getJMSMessageID())
                .timestamp(timestamp)
                .correlationId(correlation(message))
                .destination(Addresses.of(message.getJMSDestination()))
                .replyTo(Addresses.of(message.getJMSReplyTo()))
                .type(message.getJMSType())
                .priority(message.getJMSPriority())
                .persistent(message.getJMSDeliveryMode() != DeliveryMode.NON_PERSISTENT)
                .expiration(message.getJMSExpiration())
                .deliveryTime(deliveryTime == timestamp ? 0 : deliveryTime)
                .build();
    }

    /** Sets on a message what an envelope says. */
    static void restore(MessageHeaders headers, CmqMessage message) {
        message.setJMSMessageID(headers.id().orElse(null));
        message.setJMSTimestamp(headers.timestamp());
        headers.correlationId().ifPresent(correlation -> {
            if (correlation instanceof Correlation.Bytes bytes) {
                message.setJMSCorrelationIDAsBytes(bytes.bytes());
            } else if (correlation instanceof Correlation.Text text) {
                message.setJMSCorrelationID(text.text());
            }
        });
        headers.destination().map(Addresses::destination).ifPresent(message::setJMSDestination);
        headers.replyTo().map(Addresses::destination).ifPresent(message::setJMSReplyTo);
        message.setJMSType(headers.type().orElse(null));
        message.setJMSPriority(headers.priority());
        message.setJMSDeliveryMode(headers.persistent() ? DeliveryMode.PERSISTENT : DeliveryMode.NON_PERSISTENT);
        message.setJMSExpiration(headers.expiration());
        message.setJMSDeliveryTime(headers.deliveryTime() == 0 ? headers.timestamp() : headers.deliveryTime());
    }

    private static @Nullable Correlation correlation(CmqMessage message) {
        byte[] bytes = message.correlationBytes();
        if (bytes != null) {
            return new Correlation.Bytes(bytes);
        }
        String text = message.getJMSCorrelationID();
        return text == null ? null : new Correlation.Text(text);
    }
}
