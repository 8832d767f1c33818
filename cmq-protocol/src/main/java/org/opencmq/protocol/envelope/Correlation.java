package org.opencmq.protocol.envelope;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What ties a reply to its request: a text, or bytes of another messaging system. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are compared by content
public sealed interface Correlation {

    /**
     * A text.
     *
     * @param text any text
     */
    record Text(String text) implements Correlation {}

    /**
     * Bytes of another messaging system. Equal when the bytes are.
     *
     * @param bytes not copied; must not be changed afterwards
     */
    record Bytes(byte[] bytes) implements Correlation {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Bytes[" + bytes.length + "]";
        }
    }
}
