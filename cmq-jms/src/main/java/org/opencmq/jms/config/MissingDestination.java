package org.opencmq.jms.config;

/** What happens when a queue or topic that is used does not exist. */
public enum MissingDestination {
    /** It is created as {@link NewQueues} says. */
    CREATE,
    /** The call fails with {@link jakarta.jms.InvalidDestinationException}. */
    FAIL
}
