package org.opencmq.protocol.sign;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/**
 * Feeds the signed text to a digest as UTF-8. Short pieces are gathered first: a form of many short values would spend more
 * on the calls than on the digest. Used by one thread, once.
 */
final class MacText implements SignedText {

    private static final int GATHERED = 1024;

    private final Mac mac;
    private final byte[] gathered = new byte[GATHERED];
    private int size;

    MacText(Mac mac) {
        this.mac = mac;
    }

    @Override
    public void add(String piece) {
        byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > GATHERED - size) {
            flush();
        }
        if (bytes.length > GATHERED) {
            mac.update(bytes);
        } else {
            System.arraycopy(bytes, 0, gathered, size, bytes.length);
            size += bytes.length;
        }
    }

    @Override
    public void add(char mark) {
        if (size == GATHERED) {
            flush();
        }
        gathered[size++] = (byte) mark;
    }

    byte[] digest() {
        flush();
        return mac.doFinal();
    }

    private void flush() {
        mac.update(gathered, 0, size);
        size = 0;
    }
}
