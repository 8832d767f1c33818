package org.opencmq.selector;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pattern of a {@code LIKE}: {@code %} stands for any sequence, {@code _} for any one character, line ends
 * included; a character outside the basic plane counts as one. An escape character before {@code %}, {@code _} or itself
 * takes that character's meaning away; before anything else it stands for itself. Immutable. Matching needs no
 * regular expression and at most the product of both lengths in steps.
 */
final class LikePattern {

    private static final int ANY_SEQUENCE = -1;
    private static final int ANY_CHARACTER = -2;

    /** Code points and the two negative wildcards; neighbouring {@code %} are one. */
    private final int[] symbols;

    private LikePattern(int[] symbols) {
        this.symbols = symbols;
    }

    /** Reads a pattern; {@code escape} is a code point, or negative for none. */
    static LikePattern of(String pattern, int escape) {
        int[] source = pattern.codePoints().toArray();
        int[] symbols = new int[source.length];
        int length = 0;
        for (int i = 0; i < source.length; i++) {
            int c = source[i];
            if (c == escape && i + 1 < source.length && isSpecial(source[i + 1], escape)) {
                symbols[length++] = source[++i];
            } else if (c == '_') {
                symbols[length++] = ANY_CHARACTER;
            } else if (c != '%') {
                symbols[length++] = c;
            } else if (length == 0 || symbols[length - 1] != ANY_SEQUENCE) {
                symbols[length++] = ANY_SEQUENCE;
            }
        }
        return new LikePattern(Arrays.copyOf(symbols, length));
    }

    private static boolean isSpecial(int c, int escape) {
        return c == '%' || c == '_' || c == escape;
    }

    /** Returns the one string that matches, or {@code null} if the pattern has wildcards. */
    @Nullable
    String onlyMatch() {
        for (int symbol : symbols) {
            if (symbol < 0) {
                return null;
            }
        }
        return new String(symbols, 0, symbols.length);
    }

    boolean matches(String text) {
        int at = 0;
        int symbol = 0;
        int afterSequence = -1; // the symbol after the last % met, where a failed attempt starts over
        int retryAt = 0; // the character at which that next attempt starts
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (symbol < symbols.length && symbols[symbol] == ANY_SEQUENCE) {
                afterSequence = ++symbol;
                retryAt = at;
            } else if (symbol < symbols.length && (symbols[symbol] == ANY_CHARACTER || symbols[symbol] == c)) {
                symbol++;
                at += Character.charCount(c);
            } else if (afterSequence >= 0) {
                retryAt += Character.charCount(text.codePointAt(retryAt));
                at = retryAt;
                symbol = afterSequence;
            } else {
                return false;
            }
        }
        return symbol == symbols.length || (symbol == symbols.length - 1 && symbols[symbol] == ANY_SEQUENCE);
    }
}
