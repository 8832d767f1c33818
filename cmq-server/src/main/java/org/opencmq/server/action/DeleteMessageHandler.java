package org.opencmq.server.action;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.DeleteMessage;
import org.opencmq.protocol.action.Done;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;

/** Deletes one message by its handle. */
final class DeleteMessageHandler implements ActionHandler<DeleteMessage, Done> {

    private final Surroundings with;

    DeleteMessageHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<Done> handle(Call call, DeleteMessage request) {
        return with.engine()
                .delete(call.queue(request.queueName()), List.of(request.receiptHandle()))
                .thenCompose(outcomes -> {
                    Status status = outcomes.get(0).status();
                    if (status != Status.DONE) {
                        return CompletableFuture.failedFuture(
                                Handles.row(status).refuse());
                    }
                    with.traffic().deleted(1);
                    return CompletableFuture.completedFuture(new Done());
                });
    }
}
