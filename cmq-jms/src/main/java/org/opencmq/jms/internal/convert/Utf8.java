package org.opencmq.jms.internal.convert;

import java.nio.charset.StandardCharsets;

/** Measures text in the encoding of the wire. */
final class Utf8 {

    private Utf8() {}

    /**
     * How many bytes the text has in UTF-8. Half a surrogate pair counts as its replacement, 1. Encoding it is quicker than
     * looking at each character: for most texts the JDK only copies.
     */
    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
