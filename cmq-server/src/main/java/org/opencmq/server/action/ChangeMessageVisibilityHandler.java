package org.opencmq.server.action;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.ChangeMessageVisibility;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;

/** Changes how long one lease still runs. */
final class ChangeMessageVisibilityHandler
        implements ActionHandler<ChangeMessageVisibility, ChangeMessageVisibility.Result> {

    private final Surroundings with;

    ChangeMessageVisibilityHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<ChangeMessageVisibility.Result> handle(Call call, ChangeMessageVisibility request)
            throws Refusal {
        Visibility.check(with.limits(), request.visibilityTimeout());
        return with.engine()
                .changeVisibility(
                        call.queue(request.queueName()), List.of(request.receiptHandle()), request.visibilityTimeout())
                .thenCompose(outcomes -> {
                    Status status = outcomes.get(0).status();
                    return status == Status.DONE
                            ? CompletableFuture.completedFuture(new ChangeMessageVisibility.Result(
                                    Visibility.until(with.clock(), outcomes, request.visibilityTimeout())))
                            : CompletableFuture.failedFuture(Handles.row(status).refuse());
                });
    }
}
