package org.opencmq.server.topic;

import java.util.concurrent.CompletionException;

/** What a failed stage failed with. */
public final class Failures {

    private Failures() {}

    /** The failure without the wrapping that composed stages add. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
    }
}
