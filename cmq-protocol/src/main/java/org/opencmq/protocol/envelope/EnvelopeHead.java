package org.opencmq.protocol.envelope;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An envelope without its body: all that a selector looks at.
 *
 * @param headers the headers
 * @param properties as in {@link Envelope#properties()}
 */
public record EnvelopeHead(MessageHeaders headers, Map<String, @Nullable Object> properties) {

    /** Copies the properties. */
    public EnvelopeHead {
        properties = TypedValues.properties(properties);
    }

    /**
     * What an identifier of a selector stands for: one of the six header fields a selector may name, otherwise a property.
     * {@code JMSDeliveryMode} is the text PERSISTENT or NON_PERSISTENT, an identifier sent as bytes is absent.
     *
     * @return null for what the message does not carry
     */
    public @Nullable Object selectorValue(String identifier) {
        return switch (identifier) {
            case "JMSDeliveryMode" -> headers.persistent() ? "PERSISTENT" : "NON_PERSISTENT";
            case "JMSPriority" -> headers.priority();
            case "JMSMessageID" -> headers.id().orElse(null);
            case "JMSTimestamp" -> headers.timestamp();
            case "JMSCorrelationID" ->
                headers.correlationId()
                        .map(correlation -> correlation instanceof Correlation.Text text ? text.text() : null)
                        .orElse(null);
            case "JMSType" -> headers.type().orElse(null);
            default -> properties.get(identifier);
        };
    }
}
