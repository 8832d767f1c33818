package org.opencmq.protocol.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * Reads {@code name=value&name=value} from bytes in one pass: the body of a POST or the query of a GET, whatever its label.
 * A space may be written {@code +} or {@code %20}; a name without {@code =} has an empty value; an empty pair is passed over;
 * bytes above 127 may stand unescaped. Decodes in place into one scratch array. Used by one thread, once.
 *
 * <p>Source: protocol reference, sections 3, 5.1 and 6.1.
 */
public final class FormDecoder {

    /** The value of each hex digit; below zero for any other byte, and so is every number that is made of one. */
    private static final byte[] HEX = new byte[256];

    static {
        for (int octet = 0; octet < HEX.length; octet++) {
            HEX[octet] = (byte) (octet < 128 ? Character.digit(octet, 16) : -1);
        }
    }

    private final byte[] form;
    private final byte[] scratch;
    private int at;

    private FormDecoder(byte[] form, int from, int to) {
        this.form = form;
        this.scratch = new byte[to - from];
        this.at = from;
    }

    /**
     * The parameters of a form, in their order.
     *
     * @throws Refusal 10330 when a name is given twice, 10420 when an escape or the UTF-8 is malformed
     */
    public static Parameters decode(byte[] form) throws Refusal {
        return decode(form, 0, form.length);
    }

    /**
     * As {@link #decode(byte[])}, of a part of the array.
     *
     * @param form holds the text; not changed
     * @param from index of its first byte
     * @param to index after its last byte
     */
    public static Parameters decode(byte[] form, int from, int to) throws Refusal {
        return new FormDecoder(form, from, to).pairs(to);
    }

    /** The parameters of the query of a URL, the text after the {@code ?}. */
    public static Parameters decodeQuery(String query) throws Refusal {
        return decode(query.getBytes(StandardCharsets.UTF_8));
    }

    private Parameters pairs(int to) throws Refusal {
        Parameters.Builder parameters = Parameters.builder();
        while (at < to) {
            int start = at;
            String name = text('=', to, "name of a parameter");
            boolean valued = at < to && form[at] == '=';
            if (valued) {
                at++;
            }
            String value = valued ? text('&', to, name) : "";
            if (valued || at > start) {
                if (parameters.contains(name)) {
                    throw CmqErrorCode.PARAMETER_NOT_REPEATABLE.refuse(name);
                }
                parameters.text(name, value);
            }
            at++; // the '&'
        }
        return parameters.build();
    }

    /** Decodes up to an {@code &} or the given end and leaves {@link #at} there. */
    private String text(char end, int to, String what) throws Refusal {
        byte[] in = form;
        byte[] out = scratch;
        int i = at;
        int length = 0;
        int seen = 0; // a negative byte, one above 127, leaves its sign here
        for (; i < to; i++) {
            byte octet = in[i];
            if (octet <= '=') { // all that is special stands low in the code, and every byte above 127 is negative
                if (octet == '&' || octet == end) {
                    break;
                } else if (octet == '%') {
                    int escaped = i + 2 < to ? HEX[in[i + 1] & 0xFF] << 4 | HEX[in[i + 2] & 0xFF] : -1;
                    if (escaped < 0) {
                        throw unreadable(what);
                    }
                    octet = (byte) escaped;
                    i += 2;
                } else if (octet == '+') {
                    octet = ' ';
                }
                seen |= octet;
            }
            out[length++] = octet;
        }
        at = i;
        return seen >= 0 ? new String(out, 0, length, StandardCharsets.ISO_8859_1) : unicode(length, what);
    }

    private String unicode(int length, String what) throws Refusal {
        String lenient = new String(scratch, 0, length, StandardCharsets.UTF_8);
        if (lenient.indexOf('\uFFFD') < 0) {
            return lenient;
        }
        try { // U+FFFD stands for a malformed sequence, unless the sender wrote that very character
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(scratch, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw unreadable(what);
        }
    }

    private static Refusal unreadable(String what) {
        return CmqErrorCode.REQUEST_UNREADABLE.refuse(what);
    }
}
