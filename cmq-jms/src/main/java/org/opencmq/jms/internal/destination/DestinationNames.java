package org.opencmq.jms.internal.destination;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.opencmq.protocol.NameRule;

/**
 * Spells any JMS name so that CMQ accepts it.
 *
 * <ul>
 *   <li>A name that CMQ can spell stays itself. CMQ looks names up without regard to case, so two such names that differ
 *       only in case are one destination on the service, exactly as they are for every other client of it.
 *   <li>Every other name becomes its cleaned text, {@code '-'} and the first 8 hexadecimal digits of the SHA-256 of the
 *       name in UTF-8: {@code orders.eu} becomes {@code orders-eu-e7951fa7}. The digest sees the case, so names that must be
 *       respelled are told apart by case as well.
 * </ul>
 *
 * A result of this mapping is itself a name that CMQ can spell, and therefore maps to itself: mapping twice is harmless.
 */
public final class DestinationNames {

    private static final int DIGEST_BYTES = 4;
    private static final int CLEANED_LENGTH = NameRule.MAX_LENGTH - 1 - 2 * DIGEST_BYTES;
    private static final String FIRST_LETTER = "d";

    private DestinationNames() {}

    /** The CMQ spelling of a name, at most 64 characters, beginning with a letter. */
    public static String toCmq(String jmsName) {
        return NameRule.allows(jmsName) ? jmsName : cleaned(jmsName) + '-' + digest(jmsName);
    }

    private static String cleaned(String jmsName) {
        StringBuilder cleaned = new StringBuilder(CLEANED_LENGTH);
        for (int i = 0; i < jmsName.length() && cleaned.length() < CLEANED_LENGTH; i++) {
            char c = jmsName.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (cleaned.isEmpty() && !letter) {
                cleaned.append(FIRST_LETTER);
            }
            if (cleaned.length() < CLEANED_LENGTH) {
                cleaned.append(letter || (c >= '0' && c <= '9') || c == '_' ? c : '-');
            }
        }
        return cleaned.isEmpty() ? FIRST_LETTER : cleaned.toString();
    }

    private static String digest(String jmsName) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(bytes(jmsName));
            return HexFormat.of().formatHex(all, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
        }
    }

    /** UTF-8; the characters themselves where that would make question marks of halves of surrogate pairs. */
    private static byte[] bytes(String jmsName) {
        if (StandardCharsets.UTF_8.newEncoder().canEncode(jmsName)) {
            return jmsName.getBytes(StandardCharsets.UTF_8);
        }
        ByteBuffer units = ByteBuffer.allocate(jmsName.length() * Character.BYTES);
        units.asCharBuffer().put(jmsName);
        return units.array();
    }
}
