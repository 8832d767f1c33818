package org.opencmq.spring.integration.support;

import org.opencmq.protocol.envelope.Address;

/**
 * Destinations as text: {@code queue://orders}, {@code topic://news}, {@code temp-queue://…}, {@code temp-topic://…}, as the
 * JMS provider shows them too. A text without a scheme names a queue.
 */
public final class CmqAddresses {

    private static final String SEPARATOR = "://";

    private CmqAddresses() {}

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException when the scheme is unknown or there is no name
     */
    public static Address parse(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0) {
            return new Address(Address.Kind.QUEUE, text);
        }
        String name = text.substring(end + SEPARATOR.length());
        return switch (text.substring(0, end)) {
            case "queue" -> new Address(Address.Kind.QUEUE, name);
            case "topic" -> new Address(Address.Kind.TOPIC, name);
            case "temp-queue" -> new Address(Address.Kind.TEMPORARY_QUEUE, name);
            case "temp-topic" -> new Address(Address.Kind.TEMPORARY_TOPIC, name);
            default ->
                throw new IllegalArgumentException(
                        "a destination begins with queue://, topic://, temp-queue:// or temp-topic://, or is the plain name"
                                + " of a queue, was '" + text + "'");
        };
    }

    /** Reads what an expression or header gave: an {@link Address}, or text. */
    public static Address of(Object value) {
        if (value instanceof Address address) {
            return address;
        }
        if (value instanceof CharSequence text) {
            return parse(text.toString());
        }
        throw new IllegalArgumentException("a destination is an Address or text such as queue://orders, was a "
                + value.getClass().getName());
    }

    /** The text. */
    public static String text(Address address) {
        String scheme =
                switch (address.kind()) {
                    case QUEUE -> "queue";
                    case TOPIC -> "topic";
                    case TEMPORARY_QUEUE -> "temp-queue";
                    case TEMPORARY_TOPIC -> "temp-topic";
                };
        return scheme + SEPARATOR + address.name();
    }

    /** Whether messages go to one consumer each. */
    public static boolean isQueue(Address address) {
        return address.kind() == Address.Kind.QUEUE || address.kind() == Address.Kind.TEMPORARY_QUEUE;
    }
}
