package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.Content;
import org.springframework.integration.support.AbstractIntegrationMessageBuilder;
import org.springframework.integration.support.MessageBuilderFactory;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * A leased message with what its text says.
 *
 * @param lease to settle it by
 * @param content the payload and the mapped headers; when the body cannot be read, the whole text
 * @param failure why the body cannot be read; null when it can
 */
public record Reception(Lease lease, Content content, @Nullable MessageConversionException failure) {

    /**
     * Reads a message. One that expired is deleted, and one that is not due yet released until it is.
     *
     * @return empty when there is nothing to handle
     */
    public static Optional<Reception> of(Lease lease, CmqMessageConverter converter) {
        ReceivedMessage received = lease.received();
        String fallbackId = "ID:" + received.msgId();
        Content content;
        MessageConversionException failure = null;
        try {
            content = converter.fromText(received.msgBody(), fallbackId);
        } catch (MessageConversionException e) {
            failure = e;
            Map<String, Object> headers = Map.of(
                    CmqHeaders.MESSAGE_ID,
                    fallbackId,
                    CmqHeaders.UNREADABLE,
                    true,
                    CmqHeaders.UNREADABLE_REASON,
                    String.valueOf(e.getMessage()));
            content = new Content(received.msgBody(), headers, fallbackId, null, null, 0, 0);
        }
        long now = System.currentTimeMillis();
        if (content.expiration() != 0 && content.expiration() <= now) {
            var unused = lease.accept();
            return Optional.empty();
        }
        if (content.deliveryTime() > now) {
            long seconds = (content.deliveryTime() - now + 999) / 1000;
            lease.requeueAfter(Duration.ofSeconds(Math.min(seconds, 43_200)));
            return Optional.empty();
        }
        return Optional.of(new Reception(lease, content, failure));
    }

    /** A message with the payload, the mapped headers and those of the reception. */
    public AbstractIntegrationMessageBuilder<?> message(MessageBuilderFactory builders, QueueName queue) {
        ReceivedMessage received = lease.received();
        return builders.withPayload(content.payload())
                .copyHeaders(content.headers())
                .setHeader(CmqHeaders.QUEUE, queue.value())
                .setHeader(CmqHeaders.MSG_ID, received.msgId().value())
                .setHeader(CmqHeaders.RECEIPT_HANDLE, received.receiptHandle().value())
                .setHeader(CmqHeaders.ENQUEUE_TIME, received.enqueueTime())
                .setHeader(CmqHeaders.FIRST_DEQUEUE_TIME, received.firstDequeueTime())
                .setHeader(CmqHeaders.NEXT_VISIBLE_TIME, received.nextVisibleTime())
                .setHeader(CmqHeaders.DEQUEUE_COUNT, received.dequeueCount());
    }
}
