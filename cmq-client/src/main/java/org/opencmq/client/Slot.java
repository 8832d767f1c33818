package org.opencmq.client;

import java.util.concurrent.CompletableFuture;

/**
 * One entry of a pipeline with its place and its outcome. Immutable but for the outcome, which the pipeline sets.
 *
 * @param entry what is to be carried
 * @param lane entries of equal lanes keep their order and are never in two requests at once
 * @param group entries of equal groups may share a request
 * @param bytes size in UTF-8
 * @param encodedBytes size in a form
 * @param promise the outcome, as the caller sees it
 */
record Slot<E, O>(E entry, Object lane, Object group, long bytes, long encodedBytes, CompletableFuture<O> promise) {

    /** Identity, not content: two equal messages are two messages. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
