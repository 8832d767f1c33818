package org.opencmq.spring.integration.support;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.opencmq.protocol.NameRule;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.TopicName;

/**
 * Spells any name so that CMQ accepts it, in the same way as the JMS provider, so that both mean the same queue by the same
 * name: a name CMQ can spell stays itself; every other becomes its cleaned text, a hyphen and the first 8 hexadecimal digits
 * of the SHA-256 of its UTF-8 form.
 */
public final class CmqNames {

    private static final int CLEANED_LENGTH = NameRule.MAX_LENGTH - 9;

    private CmqNames() {}

    /** The queue meant by this name. */
    public static QueueName queue(String name) {
        return new QueueName(spelled(name));
    }

    /** The topic meant by this name. */
    public static TopicName topic(String name) {
        return new TopicName(spelled(name));
    }

    static String spelled(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a queue or topic must not be empty");
        }
        return NameRule.allows(name) ? name : cleaned(name) + '-' + digest(name);
    }

    private static String cleaned(String name) {
        StringBuilder cleaned = new StringBuilder(CLEANED_LENGTH);
        char first = name.charAt(0);
        if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z'))) {
            cleaned.append('d');
        }
        for (int i = 0; i < name.length() && cleaned.length() < CLEANED_LENGTH; i++) {
            char c = name.charAt(i);
            boolean kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
            cleaned.append(kept ? c : '-');
        }
        return cleaned.toString();
    }

    private static String digest(String name) {
        try {
            byte[] all = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(all, 0, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
        }
    }
}
