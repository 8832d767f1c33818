package org.opencmq.spring.integration.support;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.envelope.Correlation;
import org.springframework.integration.IntegrationMessageHeaderAccessor;
import org.springframework.integration.mapping.AbstractHeaderMapper;
import org.springframework.messaging.MessageHeaders;

/**
 * The usual mapping. Names can be given as patterns ({@code order*}, {@code !secret*}) and as {@code
 * STANDARD_REQUEST_HEADERS}, {@code STANDARD_REPLY_HEADERS} and {@code NON_STANDARD_HEADERS}; all headers are mapped unless
 * names are set.
 *
 * <ul>
 *   <li>{@code cmq_correlationId}, {@code cmq_replyTo}, {@code cmq_type}, {@code cmq_persistent} and {@code cmq_expiration}
 *       are headers of the envelope; other names that begin with {@code cmq_} are never written.
 *   <li>{@code priority} is the envelope's priority, 0 to 9.
 *   <li>Every other header becomes a property with its type: booleans, numbers and texts as they are; UUIDs, URIs, times and
 *       enum constants as text; anything else stays behind.
 *   <li>{@code contentType} and the property {@code content_type} of spring-integration-jms are read as the same.
 * </ul>
 */
public final class DefaultCmqHeaderMapper extends AbstractHeaderMapper<EnvelopeDraft> implements CmqHeaderMapper {

    private static final List<String> STANDARD = List.of(
            CmqHeaders.MESSAGE_ID,
            CmqHeaders.CORRELATION_ID,
            CmqHeaders.REPLY_TO,
            CmqHeaders.DESTINATION,
            CmqHeaders.TYPE,
            CmqHeaders.PERSISTENT,
            CmqHeaders.EXPIRATION,
            CmqHeaders.TIMESTAMP,
            CmqHeaders.DELIVERY_TIME);

    private static final String JMS_CONTENT_TYPE = "content_type";

    /** A mapper of all headers. */
    public DefaultCmqHeaderMapper() {
        super(CmqHeaders.PREFIX, STANDARD, STANDARD);
        setRequestHeaderNames(STANDARD_REQUEST_HEADER_NAME_PATTERN, NON_STANDARD_HEADER_NAME_PATTERN);
        setReplyHeaderNames(STANDARD_REPLY_HEADER_NAME_PATTERN, NON_STANDARD_HEADER_NAME_PATTERN);
    }

    @Override
    protected Map<String, Object> extractStandardHeaders(EnvelopeDraft source) {
        org.opencmq.protocol.envelope.MessageHeaders received = source.received();
        Map<String, Object> headers = new HashMap<>();
        received.id().ifPresent(id -> headers.put(CmqHeaders.MESSAGE_ID, id));
        received.correlationId().ifPresent(id -> headers.put(CmqHeaders.CORRELATION_ID, value(id)));
        received.replyTo().ifPresent(address -> headers.put(CmqHeaders.REPLY_TO, CmqAddresses.text(address)));
        received.destination().ifPresent(address -> headers.put(CmqHeaders.DESTINATION, CmqAddresses.text(address)));
        received.type().ifPresent(type -> headers.put(CmqHeaders.TYPE, type));
        headers.put(CmqHeaders.PERSISTENT, received.persistent());
        putTime(headers, CmqHeaders.EXPIRATION, received.expiration());
        putTime(headers, CmqHeaders.TIMESTAMP, received.timestamp());
        putTime(headers, CmqHeaders.DELIVERY_TIME, received.deliveryTime());
        return headers;
    }

    private static void putTime(Map<String, Object> headers, String name, long millis) {
        if (millis != 0) {
            headers.put(name, millis);
        }
    }

    private static Object value(Correlation correlation) {
        return correlation instanceof Correlation.Bytes bytes ? bytes.bytes() : ((Correlation.Text) correlation).text();
    }

    @Override
    protected Map<String, Object> extractUserDefinedHeaders(EnvelopeDraft source) {
        Map<String, Object> headers = new LinkedHashMap<>();
        source.properties().forEach((name, value) -> {
            if (value != null && !name.isEmpty() && !name.startsWith(CmqHeaders.PREFIX)) {
                headers.put(name.equals(JMS_CONTENT_TYPE) ? MessageHeaders.CONTENT_TYPE : name, value);
            }
        });
        headers.remove(MessageHeaders.ID);
        headers.remove(MessageHeaders.TIMESTAMP);
        headers.put(IntegrationMessageHeaderAccessor.PRIORITY, source.received().priority());
        return headers;
    }

    @Override
    protected void populateStandardHeaders(Map<String, Object> headers, EnvelopeDraft target) {
        org.opencmq.protocol.envelope.MessageHeaders.Builder builder = target.headers();
        Object correlation = headers.get(CmqHeaders.CORRELATION_ID);
        if (correlation instanceof byte[] bytes) {
            builder.correlationId(new Correlation.Bytes(bytes));
        } else if (correlation != null) {
            builder.correlationId(new Correlation.Text(correlation.toString()));
        }
        Object replyTo = headers.get(CmqHeaders.REPLY_TO);
        if (replyTo != null) {
            builder.replyTo(CmqAddresses.of(replyTo));
        }
        Object type = headers.get(CmqHeaders.TYPE);
        if (type != null) {
            builder.type(type.toString());
        }
        if (headers.get(CmqHeaders.PERSISTENT) instanceof Boolean persistent) {
            builder.persistent(persistent);
        }
        if (headers.get(CmqHeaders.EXPIRATION) instanceof Number expiration) {
            builder.expiration(expiration.longValue());
        }
    }

    @Override
    protected void populateUserDefinedHeader(String name, Object value, EnvelopeDraft target) {
        if (name.equals(IntegrationMessageHeaderAccessor.PRIORITY)) {
            if (value instanceof Number priority) {
                target.headers().priority(Math.max(0, Math.min(9, priority.intValue())));
            }
            return;
        }
        Object property = property(value);
        if (property != null) {
            target.properties().put(name, property);
        }
    }

    private static @Nullable Object property(Object value) {
        if (value instanceof Boolean
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double
                || value instanceof String) {
            return value;
        }
        if (value instanceof Date date) {
            return date.toInstant().toString();
        }
        boolean textual = value instanceof UUID
                || value instanceof URI
                || value instanceof Instant
                || value instanceof Enum<?>
                || value instanceof CharSequence
                || value instanceof org.springframework.util.MimeType;
        return textual ? value.toString() : null;
    }
}
