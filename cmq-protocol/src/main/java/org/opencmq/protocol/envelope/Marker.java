package org.opencmq.protocol.envelope;

/** The first member of every envelope, found without parsing. Blanks are allowed wherever JSON allows them. */
final class Marker {

    /** The text has no marker. */
    static final int NONE = 0;

    private static final String NAME = "\"cmq\"";

    private Marker() {}

    /** The version, from 1; {@link #NONE} when the text does not begin as an envelope does. */
    static int version(String text) {
        int at = blanks(text, 0);
        if (at == text.length() || text.charAt(at) != '{') {
            return NONE;
        }
        at = blanks(text, at + 1);
        if (!text.startsWith(NAME, at)) {
            return NONE;
        }
        at = blanks(text, at + NAME.length());
        if (at == text.length() || text.charAt(at) != ':') {
            return NONE;
        }
        return number(text, blanks(text, at + 1));
    }

    private static int number(String text, int from) {
        int version = 0;
        int at = from;
        while (at < text.length() && at - from < 9 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            version = version * 10 + text.charAt(at) - '0';
            at++;
        }
        at = blanks(text, at);
        boolean ends = at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == '}');
        return ends && version > 0 ? version : NONE;
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
