package org.opencmq.selector;

import static java.util.Map.entry;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One word of a selector.
 *
 * @param text the word as it stands there; empty for {@link Kind#END}
 * @param position index of its first {@code char}, from 0
 * @param value what a literal stands for: the unquoted string or the number; for other kinds the text again
 */
record Token(Kind kind, String text, int position, Object value) {

    Token(Kind kind, String text, int position) {
        this(kind, text, position, text);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    enum Kind {
        IDENTIFIER,
        STRING,
        NUMBER,
        TRUE,
        FALSE,
        NULL,
        NOT,
        AND,
        OR,
        BETWEEN,
        LIKE,
        IN,
        IS,
        ESCAPE,
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL,
        PLUS,
        MINUS,
        STAR,
        SLASH,
        LEFT_PARENTHESIS,
        RIGHT_PARENTHESIS,
        COMMA,
        END;

        private static final Map<String, Kind> KEYWORDS = Map.ofEntries(
                entry("TRUE", TRUE),
                entry("FALSE", FALSE),
                entry("NULL", NULL),
                entry("NOT", NOT),
                entry("AND", AND),
                entry("OR", OR),
                entry("BETWEEN", BETWEEN),
                entry("LIKE", LIKE),
                entry("IN", IN),
                entry("IS", IS),
                entry("ESCAPE", ESCAPE));

        /** Tells keywords, in whatever case, from identifiers. */
        static Kind ofWord(String word) {
            // Beyond ASCII nothing is a keyword, though a dotless i becomes an I in upper case.
            for (int i = 0; i < word.length(); i++) {
                if (word.charAt(i) > 127) {
                    return IDENTIFIER;
                }
            }
            return KEYWORDS.getOrDefault(word.toUpperCase(Locale.ROOT), IDENTIFIER);
        }

        /** The comparison operator this kind is, or {@code null}. */
        @Nullable
        Relation relation() {
            return switch (this) {
                case EQUAL -> Relation.EQUAL;
                case NOT_EQUAL -> Relation.NOT_EQUAL;
                case LESS -> Relation.LESS;
                case LESS_OR_EQUAL -> Relation.LESS_OR_EQUAL;
                case GREATER -> Relation.GREATER;
                case GREATER_OR_EQUAL -> Relation.GREATER_OR_EQUAL;
                default -> null;
            };
        }
    }
}
