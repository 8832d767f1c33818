package org.opencmq.spring.integration.support;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.protocol.envelope.Correlation;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeReader;
import org.opencmq.protocol.envelope.EnvelopeWriter;
import org.opencmq.protocol.envelope.MessageHeaders;
import org.opencmq.protocol.envelope.Reading;
import org.opencmq.protocol.envelope.Unreadable;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Writes one of the two formats and reads both, as the JMS provider does: a text message of a JMS peer has a text payload and
 * so on ({@link Payloads}). A message's identifier is {@code ID:} and its {@code id} header, so that a receiver can tell a
 * message that was sent twice. Configure it before use; then safe for all threads.
 */
public final class DefaultCmqMessageConverter implements CmqMessageConverter {

    private final CmqFormat format;
    private CmqHeaderMapper headerMapper = new DefaultCmqHeaderMapper();
    private Payloads payloads = new Payloads();

    /** Writes envelopes. */
    public DefaultCmqMessageConverter() {
        this(CmqFormat.ENVELOPE);
    }

    /** Writes this format. */
    public DefaultCmqMessageConverter(CmqFormat format) {
        this.format = format;
    }

    /** Sets which headers travel, and how. */
    public void setHeaderMapper(CmqHeaderMapper headerMapper) {
        this.headerMapper = headerMapper;
    }

    /**
     * Names the packages whose serialized objects are read, such as {@code com.example}; subpackages belong to it. The basic
     * types of {@code java.lang} and {@code java.util} are always read, everything else never.
     */
    public void setTrustedPackages(String... trustedPackages) {
        this.payloads = new Payloads(trustedPackages);
    }

    @Override
    public String toText(Message<?> message, Address destination, Instruction instruction) {
        if (format == CmqFormat.RAW) {
            return raw(message);
        }
        EnvelopeDraft draft = new EnvelopeDraft();
        if (instruction.reply()) {
            headerMapper.fromHeadersToReply(message.getHeaders(), draft);
        } else {
            headerMapper.fromHeadersToRequest(message.getHeaders(), draft);
        }
        MessageHeaders.Builder headers = draft.headers();
        headers.id(instruction.messageId() != null ? instruction.messageId() : messageId(message));
        headers.timestamp(System.currentTimeMillis());
        headers.destination(destination);
        headers.deliveryTime(instruction.deliveryTime());
        if (instruction.replyTo() != null) {
            headers.replyTo(instruction.replyTo());
        }
        if (instruction.correlationId() instanceof byte[] bytes) {
            headers.correlationId(new Correlation.Bytes(bytes));
        } else if (instruction.correlationId() != null) {
            headers.correlationId(
                    new Correlation.Text(instruction.correlationId().toString()));
        }
        return EnvelopeWriter.write(
                new Envelope(headers.build(), draft.properties(), payloads.body(message.getPayload())));
    }

    private static @Nullable String messageId(Message<?> message) {
        return message.getHeaders().getId() == null
                ? null
                : "ID:" + message.getHeaders().getId();
    }

    private static String raw(Message<?> message) {
        if (message.getPayload() instanceof CharSequence text && !text.isEmpty()) {
            return text.toString();
        }
        throw new MessageConversionException(
                message,
                "the raw format carries a text that is not empty, the payload is a "
                        + message.getPayload().getClass().getName()
                        + "; transform it to text before, or use the envelope");
    }

    @Override
    public Content fromText(String text, @Nullable String fallbackId) {
        Reading reading = EnvelopeReader.read(text);
        if (reading instanceof Envelope envelope) {
            return content(envelope, payloads.payload(envelope.body()));
        }
        Map<String, Object> headers = new HashMap<>();
        if (fallbackId != null) {
            headers.put(CmqHeaders.MESSAGE_ID, fallbackId);
        }
        if (reading instanceof Unreadable unreadable) {
            headers.put(CmqHeaders.UNREADABLE, true);
            headers.put(CmqHeaders.UNREADABLE_REASON, unreadable.reason());
        }
        return new Content(text, headers, fallbackId, null, null, 0, 0);
    }

    private Content content(Envelope envelope, Object payload) {
        MessageHeaders received = envelope.headers();
        Map<String, Object> mapped =
                headerMapper.toHeadersFromRequest(new EnvelopeDraft(received, envelope.properties()));
        Object correlation = received.correlationId()
                .map(id ->
                        id instanceof Correlation.Bytes bytes ? (Object) bytes.bytes() : ((Correlation.Text) id).text())
                .orElse(null);
        return new Content(
                payload,
                mapped,
                received.id().orElse(null),
                received.replyTo().map(CmqAddresses::text).orElse(null),
                correlation,
                received.expiration(),
                received.deliveryTime());
    }
}
