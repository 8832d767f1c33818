package org.opencmq.protocol;

import java.util.Locale;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/**
 * The name of a topic: a letter, then at most 63 letters, digits, hyphens or underscores. Two names that differ only in
 * case name the same topic, but {@link #equals} compares the spelling; use {@link #key()} to look one up.
 *
 * <p>Source: protocol reference, section 13 and readings 14.4 (underscore) and 14.30 (case).
 *
 * @param value the name as its creator spelled it
 */
public record TopicName(String value) {

    /**
     * Checks the spelling.
     *
     * @throws IllegalArgumentException when CMQ cannot spell the name
     */
    public TopicName {
        NameRule.check("topic", value);
    }

    /** Reads the name from a request. */
    static TopicName read(String value) throws Refusal {
        if (!NameRule.allows(value)) {
            throw CmqErrorCode.TOPIC_NAME_FORMAT.refuse();
        }
        return new TopicName(value);
    }

    /** The name in lower case, under which the service looks it up. */
    public String key() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
