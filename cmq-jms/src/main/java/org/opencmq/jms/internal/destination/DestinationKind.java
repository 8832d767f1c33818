package org.opencmq.jms.internal.destination;

/** The four kinds of destinations. */
public enum DestinationKind {
    /** A queue that outlives its users. */
    QUEUE("queue"),
    /** A topic that outlives its users. */
    TOPIC("topic"),
    /** A queue that lives as long as the connection that made it. */
    TEMPORARY_QUEUE("temp-queue"),
    /** A topic that lives as long as the connection that made it. */
    TEMPORARY_TOPIC("temp-topic");

    private final String scheme;

    DestinationKind(String scheme) {
        this.scheme = scheme;
    }

    /** The word before {@code ://} in the text form of a destination. */
    public String scheme() {
        return scheme;
    }

    /** Whether messages go to one consumer each. */
    public boolean isQueue() {
        return this == QUEUE || this == TEMPORARY_QUEUE;
    }

    /** Whether the destination ends with its connection. */
    public boolean isTemporary() {
        return this == TEMPORARY_QUEUE || this == TEMPORARY_TOPIC;
    }
}
