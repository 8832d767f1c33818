package org.opencmq.protocol.envelope;

import java.util.Base64;

/** Writes JSON strings that survive every hop of CMQ: UTF-8 forms, JSON answers, XML of other tools. */
final class JsonText {

    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    /**
     * Appends the text as a JSON string. Control characters, halves of surrogate pairs that stand alone and the two
     * non-characters at the end of the plane are escaped, because UTF-8 or XML cannot carry them; all else stays readable.
     */
    static void quote(StringBuilder out, String text) {
        out.append('"');
        int copied = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < Character.MIN_SURROGATE && c != '"' && c != '\\') {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (c > Character.MAX_SURROGATE && c < '\ufffe') {
                continue;
            }
            out.append(text, copied, i);
            escape(out, c);
            copied = i + 1;
        }
        out.append(text, copied, length).append('"');
    }

    /** Appends the bytes as a JSON string in Base64. */
    static void base64(StringBuilder out, byte[] bytes) {
        out.append('"').append(Base64.getEncoder().encodeToString(bytes)).append('"');
    }

    private static void escape(StringBuilder out, char c) {
        switch (c) {
            case '"', '\\' -> out.append('\\').append(c);
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default ->
                out.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt(c >> 8 & 0xf))
                        .append(HEX.charAt(c >> 4 & 0xf))
                        .append(HEX.charAt(c & 0xf));
        }
    }
}
