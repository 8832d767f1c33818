package org.opencmq.protocol.envelope;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The values of properties, map bodies and stream bodies, each with its exact Java type: text, truth values, 32-bit whole
 * numbers and fractions stand there as plain JSON; every other type is an object of one member that names the type.
 */
final class TypedValues {

    /** Beyond this, readers that keep numbers as doubles would round, so the number is written as text. */
    private static final long EXACT_IN_DOUBLE = 1L << 53;

    private TypedValues() {}

    static Map<String, @Nullable Object> properties(Map<String, @Nullable Object> values) {
        values.forEach((name, value) -> check(name, value, isProperty(value)));
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static Map<String, @Nullable Object> entries(Map<String, @Nullable Object> values) {
        values.forEach((name, value) -> check(name, value, isEntry(value)));
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    static List<@Nullable Object> items(List<@Nullable Object> values) {
        values.forEach(value -> check("an item", value, isEntry(value)));
        return Collections.unmodifiableList(new ArrayList<>(values));
    }

    static void write(StringBuilder out, @Nullable Object value) {
        if (value == null || value instanceof Boolean || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof String text) {
            JsonText.quote(out, text);
        } else if (value instanceof Long number) {
            boolean exact = Math.abs(number) <= EXACT_IN_DOUBLE && number != Long.MIN_VALUE;
            out.append("{\"long\":")
                    .append(exact ? number.toString() : '"' + number.toString() + '"')
                    .append('}');
        } else if (value instanceof Double number) {
            writeDouble(out, number);
        } else if (value instanceof Float number) {
            boolean finite = Float.isFinite(number);
            out.append("{\"float\":")
                    .append(finite ? number.toString() : '"' + number.toString() + '"')
                    .append('}');
        } else if (value instanceof Byte || value instanceof Short) {
            out.append(value instanceof Byte ? "{\"byte\":" : "{\"short\":")
                    .append(value)
                    .append('}');
        } else if (value instanceof Character character) {
            out.append("{\"char\":");
            JsonText.quote(out, character.toString());
            out.append('}');
        } else if (value instanceof byte[] bytes) {
            out.append("{\"bytes\":");
            JsonText.base64(out, bytes);
            out.append('}');
        } else {
            throw new IllegalArgumentException("no place in an envelope for a " + value.getClass());
        }
    }

    /** A fraction stands there as it is; a double without one would come back from other languages as a whole number. */
    private static void writeDouble(StringBuilder out, Double number) {
        if (Double.isFinite(number) && number % 1 != 0) {
            out.append(number);
        } else {
            boolean finite = Double.isFinite(number);
            out.append("{\"double\":")
                    .append(finite ? number.toString() : '"' + number.toString() + '"')
                    .append('}');
        }
    }

    /**
     * Reads the value at which the parser stands, and leaves it at the value's last token.
     *
     * @throws IllegalArgumentException when it is none of the types
     */
    static @Nullable Object read(JsonParser parser) throws JacksonException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> parser.getString();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> whole(parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> Double.valueOf(parser.getString());
            case START_OBJECT -> tagged(parser);
            default -> throw new IllegalArgumentException("no value of a message: " + parser.currentToken());
        };
    }

    private static Object whole(long number) {
        if (number == (int) number) {
            return (int) number;
        }
        return number;
    }

    private static Object tagged(JsonParser parser) throws JacksonException {
        if (parser.nextToken() != JsonToken.PROPERTY_NAME) {
            throw new IllegalArgumentException("a typed value names no type");
        }
        String type = parser.currentName();
        if (!parser.nextToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
            throw new IllegalArgumentException("a value of type '" + type + "' is no plain value");
        }
        Object value = value(type, parser.getString());
        if (parser.nextToken() != JsonToken.END_OBJECT) {
            throw new IllegalArgumentException("a typed value has more than one member");
        }
        return value;
    }

    private static Object value(String type, String text) {
        return switch (type) {
            case "byte" -> Byte.valueOf(text);
            case "short" -> Short.valueOf(text);
            case "int" -> Integer.valueOf(text);
            case "long" -> Long.valueOf(text);
            case "float" -> Float.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "char" -> character(text);
            case "bytes" -> Base64.getDecoder().decode(text);
            default -> throw new IllegalArgumentException("unknown type '" + type + "'");
        };
    }

    private static Character character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("a char of " + text.length() + " characters");
        }
        return text.charAt(0);
    }

    private static boolean isProperty(@Nullable Object value) {
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof Byte
                || value instanceof Short;
    }

    private static boolean isEntry(@Nullable Object value) {
        return isProperty(value) || value instanceof Character || value instanceof byte[];
    }

    private static void check(String name, @Nullable Object value, boolean allowed) {
        if (value != null && !allowed) {
            throw new IllegalArgumentException("value of '" + name
                    + "' must be a boolean, byte, short, int, long, float, double or text (in a body also a char or bytes), was a "
                    + value.getClass().getName());
        }
    }
}
