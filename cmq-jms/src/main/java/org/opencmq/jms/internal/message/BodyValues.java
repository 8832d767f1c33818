package org.opencmq.jms.internal.message;

import jakarta.jms.MessageFormatException;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which values map and stream bodies hold: boxed primitives, text, byte arrays and null. */
final class BodyValues {

    private BodyValues() {}

    /**
     * The value as a body keeps it: byte arrays are copied, so that neither side sees what the other changes later.
     *
     * @throws MessageFormatException when a body cannot hold it
     */
    static @Nullable Object kept(@Nullable Object value) throws MessageFormatException {
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        if (value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double) {
            return value;
        }
        throw new MessageFormatException("a body holds boxed primitives, String and byte[], not "
                + value.getClass().getName() + "; convert it, or send an ObjectMessage");
    }

    /**
     * A copy of a part of an array.
     *
     * @throws IndexOutOfBoundsException when the part reaches outside the array
     */
    static byte[] part(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        return Arrays.copyOfRange(bytes, offset, offset + length);
    }

    /** The value as an application may see it: its own copy of a byte array. */
    static @Nullable Object shown(@Nullable Object value) {
        return value instanceof byte[] bytes ? bytes.clone() : value;
    }
}
