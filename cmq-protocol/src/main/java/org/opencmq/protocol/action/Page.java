package org.opencmq.protocol.action;

import java.util.Optional;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.Refusal;

/**
 * Which part of a list is asked for. Source: protocol reference, section 6.1: an offset without a limit is accepted, since
 * the official Java SDK sends that.
 *
 * @param searchWord a part of the name; empty for all names
 * @param offset how many matches to skip, from 0
 * @param limit the most entries to answer: 1 to 50 queues or topics, 1 to 100 subscriptions
 */
public record Page(Optional<String> searchWord, int offset, int limit) {

    /** The limit of a request that does not say one. */
    public static final int DEFAULT_LIMIT = 20;

    /** The first entries of all. */
    public static final Page FIRST = new Page(Optional.empty(), 0, DEFAULT_LIMIT);

    void write(Parameters.Builder parameters) {
        parameters.text("searchWord", searchWord).number("offset", offset).number("limit", limit);
    }

    static Page read(Parameters parameters) throws Refusal {
        return new Page(
                parameters.filledText("searchWord"),
                parameters.integer("offset").orElse(0),
                parameters.integer("limit").orElse(DEFAULT_LIMIT));
    }
}
