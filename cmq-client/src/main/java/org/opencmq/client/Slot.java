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
 * @param awaited whether a thread does nothing else but wait for the outcome
 */
record Slot<E, O>(
        E entry,
        Object lane,
        Object group,
        long bytes,
        long encodedBytes,
        CompletableFuture<O> promise,
        boolean awaited) {

    Slot(E entry, Object lane, Object group, long bytes, long encodedBytes, CompletableFuture<O> promise) {
        this(entry, lane, group, bytes, encodedBytes, promise, false);
    }

    /** The same, for a thread that waits. */
    Slot<E, O> whileWaiting() {
        return new Slot<>(entry, lane, group, bytes, encodedBytes, promise, true);
    }

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
