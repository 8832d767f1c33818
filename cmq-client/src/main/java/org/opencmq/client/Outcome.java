package org.opencmq.client;

import java.util.concurrent.CompletableFuture;

/** What became of one entry. */
sealed interface Outcome<O> {

    /** Tells the caller. */
    void tell(CompletableFuture<O> promise);

    /** It was carried. */
    record Carried<O>(O value) implements Outcome<O> {
        @Override
        public void tell(CompletableFuture<O> promise) {
            promise.complete(value);
        }
    }

    /** It was not. */
    record Failed<O>(Throwable cause) implements Outcome<O> {
        @Override
        public void tell(CompletableFuture<O> promise) {
            promise.completeExceptionally(cause);
        }
    }
}
