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

    private final byte[] form;
    private final byte[] scratch;

    private FormDecoder(byte[] form, int longest) {
        this.form = form;
        this.scratch = new byte[longest];
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
        return new FormDecoder(form, to - from).pairs(from, to);
    }

    /** The parameters of the query of a URL, the text after the {@code ?}. */
    public static Parameters decodeQuery(String query) throws Refusal {
        return decode(query.getBytes(StandardCharsets.UTF_8));
    }

    private Parameters pairs(int from, int to) throws Refusal {
        Parameters.Builder parameters = Parameters.builder();
        int start = from;
        while (start < to) {
            int end = indexOf('&', start, to);
            if (end > start) {
                int equals = indexOf('=', start, end);
                String name = text(start, equals, "name of a parameter");
                String value = equals < end ? text(equals + 1, end, name) : "";
                if (parameters.contains(name)) {
                    throw CmqErrorCode.PARAMETER_NOT_REPEATABLE.refuse(name);
                }
                parameters.text(name, value);
            }
            start = end + 1;
        }
        return parameters.build();
    }

    /** Index of the byte, or {@code to} when it is not there. */
    private int indexOf(char wanted, int from, int to) {
        int i = from;
        while (i < to && form[i] != wanted) {
            i++;
        }
        return i;
    }

    private String text(int from, int to, String what) throws Refusal {
        int length = 0;
        int seen = 0; // a negative byte, one above 127, leaves its sign here
        for (int i = from; i < to; i++) {
            byte octet = form[i];
            if (octet == '%') {
                int escaped = i + 2 < to ? hex(form[i + 1]) << 4 | hex(form[i + 2]) : -1;
                if (escaped < 0) {
                    throw unreadable(what);
                }
                octet = (byte) escaped;
                i += 2;
            } else if (octet == '+') {
                octet = ' ';
            }
            seen |= octet;
            scratch[length++] = octet;
        }
        return seen >= 0 ? new String(scratch, 0, length, StandardCharsets.ISO_8859_1) : unicode(length, what);
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

    /** The value of a hex digit; below zero for any other byte, and so is every number it is made part of. */
    private static int hex(byte digit) {
        if (digit >= '0' && digit <= '9') {
            return digit - '0';
        }
        int lower = digit | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
