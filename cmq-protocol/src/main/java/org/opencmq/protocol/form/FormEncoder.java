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
        byte[] out = bytes;
        int at = size;
        for (int i = 0; i < value.length; i++) {
            int octet = value[i] & 0xFF;
            byte kept = AS_IS[octet];
            int need = value.length - i + 2; // what is left, plus what one escape takes more
            if (at + need > out.length) {
                size = at;
                reserve(3 * (value.length - i));
                out = bytes;
            }
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
