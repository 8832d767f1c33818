package org.opencmq.spring.integration.support;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.UnreadableBodyException;
import org.springframework.messaging.converter.MessageConversionException;

/**
 * Payloads as bodies of an envelope and back, in the kinds that Jakarta Messaging has:
 *
 * <table>
 * <caption>Kinds</caption>
 * <tr><th>payload</th><th>body</th><th>JMS peer sees</th></tr>
 * <tr><td>text</td><td>text</td><td>TextMessage</td></tr>
 * <tr><td>{@code byte[]}</td><td>bytes</td><td>BytesMessage</td></tr>
 * <tr><td>map of names to plain values</td><td>map</td><td>MapMessage</td></tr>
 * <tr><td>list of plain values</td><td>stream</td><td>StreamMessage</td></tr>
 * <tr><td>other serializable object</td><td>object</td><td>ObjectMessage</td></tr>
 * </table>
 *
 * Plain values are booleans, numbers up to 64 bits, characters, texts and {@code byte[]}. Immutable.
 */
final class Payloads {

    private static final String BASIC = "java.lang.*;java.util.*;java.math.*;java.time.**";

    private final ObjectInputFilter filter;

    Payloads(String... trustedPackages) {
        StringBuilder pattern = new StringBuilder("maxdepth=64;").append(BASIC);
        for (String trusted : trustedPackages) {
            pattern.append(';').append(trusted).append(".**");
        }
        this.filter =
                ObjectInputFilter.Config.createFilter(pattern.append(";!*").toString());
    }

    Body body(Object payload) {
        if (payload instanceof CharSequence text) {
            return new Body.Text(text.toString());
        }
        if (payload instanceof byte[] bytes) {
            return new Body.Bytes(bytes);
        }
        if (payload instanceof Map<?, ?> map
                && map.keySet().stream().allMatch(String.class::isInstance)
                && map.values().stream().allMatch(Payloads::isPlain)) {
            Map<String, @Nullable Object> entries = new LinkedHashMap<>();
            map.forEach((name, value) -> entries.put((String) name, value));
            return new Body.MapEntries(entries);
        }
        if (payload instanceof List<?> list && list.stream().allMatch(Payloads::isPlain)) {
            return new Body.StreamItems(List.copyOf(list));
        }
        if (payload instanceof Serializable object) {
            return serialized(object);
        }
        throw new MessageConversionException(
                "a payload must be text, byte[], a map or list of plain values, or serializable;"
                        + " transform it before, for instance to JSON; was a "
                        + payload.getClass().getName());
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String
                || value instanceof Boolean
                || value instanceof Byte
                || value instanceof Short
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Float
                || value instanceof Double
                || value instanceof Character
                || value instanceof byte[];
    }

    private static Body serialized(Serializable object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new MessageConversionException("a " + object.getClass().getName() + " could not be serialized", e);
        }
        return new Body.SerializedObject(bytes.toByteArray(), object.getClass().getName());
    }

    Object payload(Body body) {
        if (body instanceof Body.Text text) {
            return text.text() == null ? "" : text.text();
        }
        if (body instanceof Body.Bytes bytes) {
            return bytes.bytes();
        }
        if (body instanceof Body.MapEntries map) {
            return map.entries();
        }
        if (body instanceof Body.StreamItems stream) {
            return stream.items();
        }
        if (body instanceof Body.SerializedObject object) {
            return object.bytes().length == 0 ? "" : object(object);
        }
        if (body instanceof Body.Packed packed) {
            return payload(unpacked(packed));
        }
        if (body instanceof Body.External external) {
            throw new MessageConversionException("the body is kept in a payload store as '" + external.reference()
                    + "', which only a JMS consumer with that store can read; receive it there (message.payloadFolder), or"
                    + " let the sender compress its bodies (message.gzipAbove) or send less");
        }
        return "";
    }

    private Object object(Body.SerializedObject object) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(object.bytes()))) {
            in.setObjectInputFilter(filter);
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new MessageConversionException(
                    "an object of class '" + object.className()
                            + "' was not read; if its sender can be trusted, add the package to trustedPackages",
                    e);
        }
    }

    private static Body unpacked(Body.Packed packed) {
        try {
            return packed.unpack();
        } catch (UnreadableBodyException e) {
            throw new MessageConversionException(e.reason(), e);
        }
    }
}
