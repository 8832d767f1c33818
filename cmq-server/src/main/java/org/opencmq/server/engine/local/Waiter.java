package org.opencmq.server.engine.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.ReceiveOptions;

/** A receiver that waits for a message; due when its wait is over. Owned by the engine's turn. */
final class Waiter extends Due {

    final ReceiveOptions options;
    final Cancel cancel;
    final CompletableFuture<List<Delivery>> answer;

    /** The search it takes part in; null for a receiver that takes any message. */
    @Nullable
    SelectorCursor cursor;

    /** The last place of the queue when it came. */
    long through;

    private final long ticket;

    Waiter(
            long ticket,
            long deadline,
            ReceiveOptions options,
            Cancel cancel,
            CompletableFuture<List<Delivery>> answer) {
        this.ticket = ticket;
        this.dueAt = deadline;
        this.options = options;
        this.cancel = cancel;
        this.answer = answer;
    }

    /** Whether its wait is over. */
    boolean isLate(long now) {
        return dueAt <= now;
    }

    @Override
    long rank() {
        return ticket;
    }
}
