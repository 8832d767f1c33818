package org.opencmq.protocol.action;

import java.util.Optional;
import java.util.stream.Stream;

/** How a topic chooses the subscriptions of a message; fixed for its life. Source: protocol reference, section 10.1. */
public enum FilterType {
    /** By tags: the message's tags against the subscription's. */
    TAGS(1),
    /** By the message's routing key against the subscription's binding keys. */
    ROUTING(2);

    private final int number;

    FilterType(int number) {
        this.number = number;
    }

    /** The value on the wire. */
    public int number() {
        return number;
    }

    /** The one with that number, or empty when there is none. */
    public static Optional<FilterType> find(long number) {
        return Stream.of(values()).filter(type -> type.number == number).findFirst();
    }
}
