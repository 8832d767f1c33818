package org.opencmq.jms.config;

/** What happens when a queue or topic that is used does not exist. */
public enum MissingDestination {
    /** It is created with the service's default attributes. */
    CREATE,
    /** The call fails with {@link jakarta.jms.InvalidDestinationException}. */
    FAIL
}
