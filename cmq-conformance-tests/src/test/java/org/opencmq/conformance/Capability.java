package org.opencmq.conformance;

/** What a service behind a provider may be unable to do. Each is needed by a test that says so by name. */
public enum Capability {
    /** Messages of a queue can be looked at without being taken. */
    QUEUE_BROWSER,
    /** A consumer of a queue can take only what its selector matches. */
    QUEUE_SELECTORS,
    /** What a closed session had not acknowledged is there for others at once. */
    RELEASE_ON_CLOSE
}
