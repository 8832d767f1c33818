package org.opencmq.server.engine.local;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.ReceiveOptions;

/** A receiver that waits for a message; due when its wait is over. Owned by the engine's turn. */
final class Waiter extends Due {

    final ReceiveOptions options;
    final Cancel cancel;
    final CompletableFuture<List<Delivery>> answer;

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

    @Override
    long rank() {
        return ticket;
    }
}
