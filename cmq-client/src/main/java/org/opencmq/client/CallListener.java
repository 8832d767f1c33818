package org.opencmq.client;

/** Hears of every call after it ended. Called on the calling thread, by many threads at once; must be quick and not throw. */
@FunctionalInterface
public interface CallListener {

    /** Hears nothing. */
    CallListener NONE = report -> {};

    /** A call ended. */
    void called(CallReport report);
}
