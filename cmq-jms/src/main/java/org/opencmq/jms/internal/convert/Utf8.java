package org.opencmq.jms.internal.convert;

/** Measures text in the encoding of the wire. */
final class Utf8 {

    private Utf8() {}

    /** How many bytes the text has in UTF-8, without encoding it. Half a surrogate pair counts as its replacement, 1. */
    static int length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (!Character.isSurrogate(c)) {
                bytes += c < 0x800 ? 1 : 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 2; // two characters, four bytes
                i++;
            }
        }
        return bytes;
    }
}
