package org.opencmq.selector;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Numbers as the Java language writes them: decimal, hexadecimal, octal and binary integers with an optional {@code L};
 * decimal and hexadecimal floating point with an optional {@code F} or {@code D}; underscores between digits.
 *
 * <p>Two things differ from Java, since a selector's exact numbers are all in the range of {@code long}: an integer that
 * needs more than an {@code int} is a {@code long} without being told so, and hexadecimal, octal and binary digits are
 * never a sign ({@code 0xFFFFFFFF} is 4294967295, not -1).
 */
final class NumericLiteral {

    /** The magnitude of {@link Long#MIN_VALUE}: no literal by itself, but one behind a minus. */
    static final BigInteger BEYOND_LONG = BigInteger.ONE.shiftLeft(63);

    private static final String DIGITS = "[0-9](?:[0-9_]*[0-9])?";
    private static final String HEX_DIGITS = "[0-9a-fA-F](?:[0-9a-fA-F_]*[0-9a-fA-F])?";
    private static final String EXPONENT = "[eE][+-]?" + DIGITS;

    private static final Pattern DECIMAL = Pattern.compile("(?:0|[1-9](?:[0-9_]*[0-9])?)[lL]?");
    private static final Pattern OCTAL = Pattern.compile("0[0-7_]*[0-7][lL]?");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]" + HEX_DIGITS + "[lL]?");
    private static final Pattern BINARY = Pattern.compile("0[bB][01](?:[01_]*[01])?[lL]?");
    private static final Pattern APPROXIMATE = Pattern.compile("(?:" + DIGITS + "\\.(?:" + DIGITS + ")?(?:" + EXPONENT
            + ")?|\\." + DIGITS + "(?:" + EXPONENT + ")?|" + DIGITS + EXPONENT + ")[fFdD]?|" + DIGITS + "[fFdD]");
    private static final Pattern HEXADECIMAL_APPROXIMATE = Pattern.compile("0[xX](?:" + HEX_DIGITS + "\\.?|(?:"
            + HEX_DIGITS + ")?\\." + HEX_DIGITS + ")[pP][+-]?" + DIGITS + "[fFdD]?");

    private NumericLiteral() {}

    /** Finds the end of what starts like a number, so that {@code 12ab} is one wrong number and not two tokens. */
    static int end(String selector, int start) {
        boolean hexadecimal = selector.regionMatches(true, start, "0x", 0, 2);
        int end = start;
        while (end < selector.length()) {
            char c = selector.charAt(end);
            boolean sign = (c == '+' || c == '-') && end > start && isExponent(selector.charAt(end - 1), hexadecimal);
            if (c != '.' && !sign && !Character.isJavaIdentifierPart(c)) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isExponent(char c, boolean hexadecimal) {
        return hexadecimal ? c == 'p' || c == 'P' : c == 'e' || c == 'E';
    }

    /** Returns an Integer, Long, Float or Double, or {@link #BEYOND_LONG}. */
    static Number value(String selector, String text, int position) throws SelectorSyntaxException {
        String digits = text.replace("_", "");
        if (DECIMAL.matcher(text).matches()) {
            return exact(selector, text, position, digits, 10);
        }
        if (OCTAL.matcher(text).matches()) {
            return exact(selector, text, position, digits, 8);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return exact(selector, text, position, digits.substring(2), 16);
        }
        if (BINARY.matcher(text).matches()) {
            return exact(selector, text, position, digits.substring(2), 2);
        }
        if (APPROXIMATE.matcher(text).matches()
                || HEXADECIMAL_APPROXIMATE.matcher(text).matches()) {
            return approximate(selector, text, position, digits);
        }
        throw new SelectorSyntaxException(
                selector, position, text, "a number in the syntax of Java, such as 42, 0x2A, 4.2 or 42E-1");
    }

    private static Number exact(String selector, String text, int position, String digits, int radix)
            throws SelectorSyntaxException {
        boolean marked = digits.endsWith("l") || digits.endsWith("L");
        BigInteger value = new BigInteger(marked ? digits.substring(0, digits.length() - 1) : digits, radix);
        if (value.equals(BEYOND_LONG)) {
            return BEYOND_LONG;
        }
        if (value.bitLength() > 63) {
            throw beyondLong(selector, text, position);
        }
        // Not by ?: which would promote both to long.
        if (marked || value.bitLength() > 31) {
            return value.longValue();
        }
        return value.intValue();
    }

    private static Number approximate(String selector, String text, int position, String digits)
            throws SelectorSyntaxException {
        // In hexadecimal an f is a suffix too, since it stands behind the exponent, which is always there.
        if (digits.endsWith("f") || digits.endsWith("F")) {
            float value = Float.parseFloat(digits);
            if (Float.isInfinite(value)) {
                throw outOfRange(selector, text, position, "float, at most " + Float.MAX_VALUE);
            }
            return value;
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw outOfRange(selector, text, position, "double, at most " + Double.MAX_VALUE);
        }
        return value;
    }

    static SelectorSyntaxException beyondLong(String selector, String text, int position) {
        return outOfRange(selector, text, position, "long, at most " + Long.MAX_VALUE);
    }

    private static SelectorSyntaxException outOfRange(String selector, String text, int position, String range) {
        return new SelectorSyntaxException(selector, position, text, "a number in the range of " + range);
    }
}
