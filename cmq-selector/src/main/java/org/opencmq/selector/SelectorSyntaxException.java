package org.opencmq.selector;

/** Says where a text stopped being a selector, what stood there, and what would have been right instead. */
public final class SelectorSyntaxException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_QUOTE = 200;

    private final int position;
    private final String token;
    private final String expected;

    SelectorSyntaxException(String selector, int position, String token, String expected) {
        super(describe(selector, position, token, expected));
        this.position = position;
        this.token = token;
        this.expected = expected;
    }

    /**
     * Returns where the offending token begins.
     *
     * @return index of its first {@code char} in the selector, from 0; the selector's length when its end came too soon
     */
    public int position() {
        return position;
    }

    /**
     * Returns the offending token as it stands in the selector.
     *
     * @return the token; empty when the selector's end came too soon
     */
    public String token() {
        return token;
    }

    /**
     * Returns what would have been right at this place, in words for a person.
     *
     * @return a phrase such as {@code "a string literal in single quotes"}
     */
    public String expected() {
        return expected;
    }

    private static String describe(String selector, int position, String token, String expected) {
        String where = token.isEmpty() ? "at its end" : "at " + quote(token);
        return "Invalid selector, position " + position + ", " + where + ": expected " + expected + "; the selector is "
                + quote(selector);
    }

    private static String quote(String text) {
        String shown = text.length() <= LONGEST_QUOTE
                ? text
                : text.substring(0, LONGEST_QUOTE) + "... (" + text.length() + " characters)";
        return "[" + shown + "]";
    }
}
