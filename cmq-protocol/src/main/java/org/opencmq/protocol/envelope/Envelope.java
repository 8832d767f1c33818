package org.opencmq.protocol.envelope;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One message. Immutable, provided nobody changes the byte arrays that went in.
 *
 * @param headers the headers
 * @param properties name to {@link Boolean}, {@link Byte}, {@link Short}, {@link Integer}, {@link Long}, {@link Float},
 *     {@link Double}, {@link String} or null, in the order they were set
 * @param body the content
 */
public record Envelope(MessageHeaders headers, Map<String, @Nullable Object> properties, Body body) implements Reading {

    /**
     * Copies the properties.
     *
     * @throws IllegalArgumentException when a property has a value of another type
     */
    public Envelope {
        properties = TypedValues.properties(properties);
    }
}
