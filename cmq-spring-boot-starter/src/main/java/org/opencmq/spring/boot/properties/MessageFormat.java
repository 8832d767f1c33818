package org.opencmq.spring.boot.properties;

/** The form of messages on the service. */
public enum MessageFormat {
    /** A JSON envelope with headers, properties and body. */
    ENVELOPE,
    /** The text alone, for peers that are not JMS. */
    RAW
}
