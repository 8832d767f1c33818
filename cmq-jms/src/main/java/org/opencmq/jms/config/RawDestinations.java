package org.opencmq.jms.config;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The queues and topics that are sent bare text instead of envelopes, for peers that are not JMS.
 *
 * @param names JMS names as sessions are asked for them, prefix included; {@code *} for all
 */
public record RawDestinations(Set<String> names) {

    /** Envelopes everywhere. */
    public static final RawDestinations NONE = new RawDestinations(Set.of());

    private static final String ALL = "*";

    /** Keeps a copy. */
    public RawDestinations {
        names = Set.copyOf(names);
    }

    /** Reads names separated by commas. */
    static RawDestinations parse(String list) {
        return new RawDestinations(Stream.of(list.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether messages to that destination are bare text. */
    public boolean contains(String name) {
        return names.contains(ALL) || names.contains(name);
    }
}
