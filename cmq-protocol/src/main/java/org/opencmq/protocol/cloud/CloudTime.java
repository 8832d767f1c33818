package org.opencmq.protocol.cloud;

import java.time.DateTimeException;
import java.time.Instant;
import org.opencmq.protocol.Fields;
import org.opencmq.protocol.FieldsWriter;
import org.opencmq.protocol.MalformedAnswer;

/**
 * Times of API 3.0: milliseconds since 1970, but seconds for {@code MinMsgTime}. Either is read everywhere: a number is taken
 * for milliseconds when it is too large for seconds of our age.
 */
final class CloudTime {

    /** As seconds the year 5138, as milliseconds the year 1973. */
    private static final long FIRST_MILLISECONDS = 100_000_000_000L;

    private CloudTime() {}

    static void write(FieldsWriter fields, String name, Instant time) {
        fields.number(name, time.toEpochMilli());
    }

    /** The named time; the epoch when the answer has null for it, as it may. */
    static Instant read(Fields fields, String name) throws MalformedAnswer {
        long number = fields.optionalNumber(name).orElse(0);
        try {
            return number >= FIRST_MILLISECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        } catch (DateTimeException e) {
            throw new MalformedAnswer("answer has '" + name + "' that is no time: " + number, e);
        }
    }
}
