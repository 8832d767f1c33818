package org.opencmq.protocol.form;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.opencmq.protocol.Parameters;

/**
 * Writes {@code name=value&name=value} as bytes. Names go out as they are; values are percent-encoded exactly as the official
 * Java SDK does it: letters, digits, {@code . - * _} stay, a space becomes {@code +}, every other byte of the UTF-8 form
 * becomes {@code %XX} in upper case. A lone surrogate becomes {@code ?}, as it does in the signed text. Used by one thread.
 *
 * <p>Source: protocol reference, section 5.1 step 7.
 */
public final class FormEncoder {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of a value that are encoded between two looks at the room left. */
    private static final int CHUNK = 1024;

    /** What a byte of the value becomes; 0 for a byte that must be percent-encoded. */
    private static final byte[] AS_IS = new byte[256];

    static {
        for (byte kept : "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-*_"
                .getBytes(StandardCharsets.US_ASCII)) {
            AS_IS[kept] = kept;
        }
        AS_IS[' '] = '+';
    }

    private byte[] bytes;
    private int size;

    /**
     * Starts with nothing.
     *
     * @param expectedSize a guess of the encoded size in bytes, 0 or more; a wrong one costs time only
     */
    public FormEncoder(int expectedSize) {
        this.bytes = new byte[Math.max(64, expectedSize)];
    }

    /** All parameters in their order, as form text. */
    public static byte[] encode(Parameters parameters) {
        return new FormEncoder(512).add(parameters).toByteArray();
    }

    /** How many bytes the value takes in a form. */
    public static int encodedLength(String value) {
        int length = 0;
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            length += AS_IS[octet & 0xFF] != 0 ? 1 : 3;
        }
        return length;
    }

    /** Appends all parameters in their order. */
    public FormEncoder add(Parameters parameters) {
        parameters.forEach(this::add);
        return this;
    }

    /** Appends one parameter. */
    public FormEncoder add(String name, String value) {
        byte[] rawName = name.getBytes(StandardCharsets.UTF_8);
        byte[] rawValue = value.getBytes(StandardCharsets.UTF_8); // fast in the JDK, and '?' for a lone surrogate
        reserve(rawName.length + 2 + rawValue.length + rawValue.length / 4);
        if (size > 0) {
            bytes[size++] = '&';
        }
        System.arraycopy(rawName, 0, bytes, size, rawName.length);
        size += rawName.length;
        bytes[size++] = '=';
        encode(rawValue);
        return this;
    }

    /** What was appended so far. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void encode(byte[] value) {
        for (int from = 0; from < value.length; from += CHUNK) {
            encode(value, from, Math.min(value.length, from + CHUNK));
        }
    }

    /** Room is made for a whole chunk at once, so that the loop over its bytes checks nothing. */
    private void encode(byte[] value, int from, int to) {
        reserve(3 * (to - from));
        byte[] out = bytes;
        int at = size;
        for (int i = from; i < to; i++) {
            int octet = value[i] & 0xFF;
            byte kept = AS_IS[octet];
            if (kept != 0) {
                out[at++] = kept;
            } else {
                out[at] = '%';
                out[at + 1] = HEX[octet >> 4];
                out[at + 2] = HEX[octet & 0xF];
                at += 3;
            }
        }
        size = at;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
    }
}
