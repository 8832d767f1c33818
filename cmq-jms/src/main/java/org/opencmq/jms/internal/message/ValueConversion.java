package org.opencmq.jms.internal.message;

import jakarta.jms.MessageFormatException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The conversion table of properties, map and stream bodies (Jakarta Messaging 3.1, tables 3.5.4 and 3.11.3). Properties
 * use all of it but {@code char} and {@code byte[]}, which no property can hold. Null, which is also how an absent value
 * reads, behaves as the {@code valueOf(String)} of the wanted type does when handed null.
 */
final class ValueConversion {

    private ValueConversion() {}

    static boolean toBoolean(@Nullable Object value) throws MessageFormatException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        String text = text(value, "boolean");
        return text != null && Boolean.parseBoolean(text);
    }

    static byte toByte(@Nullable Object value) throws MessageFormatException {
        return value instanceof Byte number ? number : parse(text(value, "byte"), Byte::valueOf);
    }

    static short toShort(@Nullable Object value) throws MessageFormatException {
        if (value instanceof Short || value instanceof Byte) {
            return ((Number) value).shortValue();
        }
        return parse(text(value, "short"), Short::valueOf);
    }

    static int toInt(@Nullable Object value) throws MessageFormatException {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).intValue();
        }
        return parse(text(value, "int"), Integer::valueOf);
    }

    static long toLong(@Nullable Object value) throws MessageFormatException {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        return parse(text(value, "long"), Long::valueOf);
    }

    static float toFloat(@Nullable Object value) throws MessageFormatException {
        if (value instanceof Float number) {
            return number;
        }
        String text = text(value, "float");
        if (text == null) {
            throw absent("float");
        }
        return Float.parseFloat(text);
    }

    static double toDouble(@Nullable Object value) throws MessageFormatException {
        if (value instanceof Double || value instanceof Float) {
            return ((Number) value).doubleValue();
        }
        String text = text(value, "double");
        if (text == null) {
            throw absent("double");
        }
        return Double.parseDouble(text);
    }

    /** A character only reads as itself or as text; text never reads as a character. */
    static char toChar(@Nullable Object value) throws MessageFormatException {
        if (value instanceof Character character) {
            return character;
        }
        if (value == null) {
            throw absent("char");
        }
        throw refused(value, "char");
    }

    static @Nullable String toText(@Nullable Object value) throws MessageFormatException {
        if (value instanceof byte[]) {
            throw refused(value, "String");
        }
        return value == null ? null : value.toString();
    }

    /** The bytes themselves, not a copy. */
    static byte @Nullable [] toBytes(@Nullable Object value) throws MessageFormatException {
        if (value == null || value instanceof byte[]) {
            return (byte[]) value;
        }
        throw refused(value, "byte[]");
    }

    static MessageFormatException refused(Object value, String wanted) {
        return new MessageFormatException("a value of type "
                + value.getClass().getSimpleName()
                + " cannot be read as " + wanted + "; read it by its own type, as a wider one or as String");
    }

    private static @Nullable String text(@Nullable Object value, String wanted) throws MessageFormatException {
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw refused(value, wanted);
    }

    private static <T> T parse(@Nullable String text, Function<String, T> valueOf) {
        if (text == null) {
            throw new NumberFormatException("there is no value, and null is not a number");
        }
        return valueOf.apply(text);
    }

    private static NullPointerException absent(String wanted) {
        return new NullPointerException("there is no value to read as " + wanted);
    }
}
