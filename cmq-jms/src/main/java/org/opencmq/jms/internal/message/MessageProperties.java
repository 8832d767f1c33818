package org.opencmq.jms.internal.message;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of one message, in the order they were set. Owned by its message, which one thread uses at a time. */
final class MessageProperties {

    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();
    private boolean readOnly;

    /**
     * Sets a property.
     *
     * @param value a boxed primitive other than a character, text, or null
     * @throws IllegalArgumentException when there is no name
     * @throws MessageNotWriteableException when the message was received and not cleared
     * @throws MessageFormatException when the value has another type
     * @throws JMSException when the name is reserved or no identifier
     */
    void set(@Nullable String name, @Nullable Object value) throws JMSException {
        String settable = PropertyNames.checked(name);
        if (readOnly) {
            throw new MessageNotWriteableException(
                    "the properties of a received message can only be read; call clearProperties() first");
        }
        if (value != null && !isProperty(value)) {
            throw new MessageFormatException("a property holds a boolean, a number or text; '" + settable
                    + "' was given a " + value.getClass().getName());
        }
        values.put(settable, value);
    }

    /** Takes a property as it arrived. Peers in other languages may use names that no application could set here. */
    void restore(String name, @Nullable Object value) {
        values.put(name, value);
    }

    private static boolean isProperty(Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double;
    }

    @Nullable
    Object get(@Nullable String name) {
        return values.get(name);
    }

    boolean contains(@Nullable String name) {
        return values.containsKey(name);
    }

    void clear() {
        values.clear();
        readOnly = false;
    }

    void makeReadOnly() {
        readOnly = true;
    }

    boolean isReadOnly() {
        return readOnly;
    }

    /** An unmodifiable copy, in the order of setting. */
    Map<String, @Nullable Object> copy() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
