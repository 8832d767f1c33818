package org.opencmq.protocol.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The content of a message. Byte arrays are not copied and must not be changed afterwards; two bodies are equal when their
 * content is.
 */
@SuppressWarnings("ArrayRecordComponent") // each of them compares content
public sealed interface Body {

    /** No content at all. */
    None NONE = new None();

    /** No content at all. */
    record None() implements Body {}

    /**
     * Text.
     *
     * @param text null when a text message was sent without setting its text
     */
    record Text(@Nullable String text) implements Body {}

    /**
     * Bytes.
     *
     * @param bytes may be empty
     */
    record Bytes(byte[] bytes) implements Body {

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

    /**
     * Named values.
     *
     * @param entries name to a value of the types of {@link Envelope#properties()}, {@link Character} or {@code byte[]}, in
     *     the order they were set
     */
    record MapEntries(Map<String, @Nullable Object> entries) implements Body {

        /**
         * Copies the map.
         *
         * @throws IllegalArgumentException when a value has another type
         */
        public MapEntries {
            entries = TypedValues.entries(entries);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof MapEntries that
                    && entries.size() == that.entries.size()
                    && entries.entrySet().stream()
                            .allMatch(entry -> that.entries.containsKey(entry.getKey())
                                    && Objects.deepEquals(entry.getValue(), that.entries.get(entry.getKey())));
        }

        @Override
        public int hashCode() {
            return entries.keySet().hashCode();
        }
    }

    /**
     * Values one after the other.
     *
     * @param items values of the types of {@link MapEntries}
     */
    record StreamItems(List<@Nullable Object> items) implements Body {

        /**
         * Copies the list.
         *
         * @throws IllegalArgumentException when a value has another type
         */
        public StreamItems {
            items = TypedValues.items(items);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StreamItems that && Objects.deepEquals(items.toArray(), that.items.toArray());
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(items.toArray());
        }
    }

    /**
     * A serialized Java object.
     *
     * @param bytes what Java serialization made of it
     * @param className the name of its class, a hint for people and filters; empty text when not known
     */
    record SerializedObject(byte[] bytes, String className) implements Body {

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SerializedObject that
                    && className.equals(that.className)
                    && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * className.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "SerializedObject[" + className + ", " + bytes.length + "]";
        }
    }

    /**
     * One of the kinds above, made smaller.
     *
     * @param encoding how, such as {@code gzip}
     * @param bytes the encoded UTF-8 text that {@link EnvelopeWriter#writeBody} made
     */
    record Packed(String encoding, byte[] bytes) implements Body {

        /** The encoding by the format of RFC 1952. */
        public static final String GZIP = "gzip";

        /** The most bytes that are unpacked from a body: 256 MiB. */
        public static final int MAX_UNPACKED_BYTES = 256 * 1024 * 1024;

        /** Makes the text smaller that {@link EnvelopeWriter#writeBody} made; does not ask whether that is worth it. */
        public static Packed gzip(String bodyText) {
            return new Packed(GZIP, Gzip.pack(bodyText));
        }

        /**
         * The body that was made smaller.
         *
         * @throws UnreadableBodyException when the encoding is not known, the bytes are broken or no body, or it would
         *     have more than {@link #MAX_UNPACKED_BYTES}
         */
        public Body unpack() throws UnreadableBodyException {
            if (!encoding.equals(GZIP)) {
                throw new UnreadableBodyException("the body is encoded as '" + encoding
                        + "' and this reader knows gzip only; update the receiver");
            }
            return parse(Gzip.unpack(bytes, MAX_UNPACKED_BYTES));
        }

        private static Body parse(String bodyText) throws UnreadableBodyException {
            return EnvelopeReader.readBody(bodyText)
                    .orElseThrow(() ->
                            new UnreadableBodyException("the compressed or stored body is no body of an envelope"));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Packed that && encoding.equals(that.encoding) && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * encoding.hashCode() + Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Packed[" + encoding + ", " + bytes.length + "]";
        }
    }

    /**
     * One of the kinds above, kept in a payload store outside the message. What is kept there is the UTF-8 text that {@link
     * EnvelopeWriter#writeBody} made, encoded or plain.
     *
     * @param reference under which the store finds it; the store's own matter
     * @param encoding how it was made smaller, such as {@link Packed#GZIP}; empty when it was not
     */
    record External(String reference, Optional<String> encoding) implements Body {

        /**
         * The body that was kept.
         *
         * @param stored what the store has under the reference
         * @throws UnreadableBodyException as {@link Packed#unpack} does
         */
        public Body read(byte[] stored) throws UnreadableBodyException {
            return encoding.isPresent()
                    ? new Packed(encoding.get(), stored).unpack()
                    : Packed.parse(new String(stored, StandardCharsets.UTF_8));
        }
    }
}
