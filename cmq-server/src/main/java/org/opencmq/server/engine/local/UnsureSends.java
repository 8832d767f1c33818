package org.opencmq.server.engine.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The sends to one queue that are not known to be durable yet, in the order of their places, which is the order in which they
 * become durable. Holds no more than what is under way, whether anybody receives or not. Owned by the engine's turn.
 */
final class UnsureSends {

    private final Deque<Send> sends = new ArrayDeque<>(1);

    /** A write whose messages stand from one place to another. */
    private record Send(long from, long through, CompletableFuture<Void> kept) {}

    /** The messages from one place to another, which come behind all before, are durable when the stage completes. */
    void add(long from, long through, CompletableFuture<Void> kept) {
        forgetSure();
        sends.add(new Send(from, through, kept));
    }

    /** What to wait for before the message at this place may leave; null for nothing. */
    @Nullable
    CompletableFuture<Void> of(long sequence) {
        forgetSure();
        for (Send send : sends) {
            if (send.through >= sequence) {
                return send.from <= sequence ? send.kept : null;
            }
        }
        return null;
    }

    int size() {
        return sends.size();
    }

    private void forgetSure() {
        while (!sends.isEmpty() && sends.element().kept.isDone()) {
            sends.remove();
        }
    }
}
