package org.opencmq.spring.integration.support;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.envelope.MessageHeaders;

/**
 * Headers and properties of a message while a header mapper reads or writes them. Used by one thread.
 *
 * @see CmqHeaderMapper
 */
public final class EnvelopeDraft {

    private final MessageHeaders received;
    private final MessageHeaders.Builder headers = MessageHeaders.builder();
    private final Map<String, @Nullable Object> properties = new LinkedHashMap<>();

    /** A draft of a message to send. */
    public EnvelopeDraft() {
        this(MessageHeaders.NONE, Map.of());
    }

    /** What was received. */
    public EnvelopeDraft(MessageHeaders received, Map<String, @Nullable Object> properties) {
        this.received = received;
        this.properties.putAll(properties);
    }

    /** The headers of a received message. */
    public MessageHeaders received() {
        return received;
    }

    /** The headers of a message to send, to add to. */
    public MessageHeaders.Builder headers() {
        return headers;
    }

    /** The properties, received or to send; values of the types an envelope allows. */
    public Map<String, @Nullable Object> properties() {
        return properties;
    }
}
