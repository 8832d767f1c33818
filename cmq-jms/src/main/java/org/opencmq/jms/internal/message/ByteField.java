package org.opencmq.jms.internal.message;

import org.jspecify.annotations.Nullable;

/**
 * A byte array of a stream that is being read piece by piece. A piece shorter than the buffer is the last one; after a
 * last piece that filled the buffer, one more read tells the end by -1.
 */
final class ByteField {

    private byte @Nullable [] bytes;
    private int position;
    private boolean lastWasShort;

    void open(byte[] field) {
        bytes = field;
        position = 0;
        lastWasShort = false;
    }

    void close() {
        bytes = null;
    }

    boolean isOpen() {
        return bytes != null;
    }

    /** Whether bytes are left, which makes every other read an error. */
    boolean isPartlyRead() {
        return bytes != null && position < bytes.length;
    }

    /** Whether the reader was told by a short piece that this was all. */
    boolean isToldComplete() {
        return bytes != null && lastWasShort;
    }

    /** Fills the buffer as far as it goes; -1, and closed, when all was handed out before. */
    int read(byte[] buffer) {
        byte[] source = bytes;
        if (source == null || lastWasShort || (position == source.length && position > 0)) {
            close();
            return -1;
        }
        int count = Math.min(buffer.length, source.length - position);
        System.arraycopy(source, position, buffer, 0, count);
        position += count;
        lastWasShort = count < buffer.length;
        return count;
    }
}
