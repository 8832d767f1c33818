package org.opencmq.protocol.sign;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * What a {@code TC3-HMAC-SHA256} signature is good for.
 *
 * @param date the day in UTC, {@code 2019-02-25}
 * @param service the product, such as {@code tdmq}
 */
public record Tc3Scope(String date, String service) {

    /** The scope of a request made at that time. */
    public static Tc3Scope at(Instant time, String service) {
        return new Tc3Scope(dateOf(time), service);
    }

    /** The day of that time as a scope spells it. */
    public static String dateOf(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /** As it stands in the signed text. */
    @Override
    public String toString() {
        return date + "/" + service + "/" + Tc3Signer.TERMINATOR;
    }
}
