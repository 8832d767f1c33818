package org.opencmq.server.action;

import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.BatchChangeMessageVisibility;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/** Changes how long several leases still run, each on its own. */
final class BatchChangeMessageVisibilityHandler
        implements ActionHandler<BatchChangeMessageVisibility, BatchChangeMessageVisibility.Result> {

    private final Surroundings with;

    BatchChangeMessageVisibilityHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<BatchChangeMessageVisibility.Result> handle(Call call, BatchChangeMessageVisibility request)
            throws Refusal {
        if (request.receiptHandles().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("receiptHandle");
        }
        Visibility.check(with.limits(), request.visibilityTimeout());
        return with.engine()
                .changeVisibility(
                        call.queue(request.queueName()), request.receiptHandles(), request.visibilityTimeout())
                .thenApply(outcomes -> new BatchChangeMessageVisibility.Result(
                        Handles.failures(request.receiptHandles(), outcomes),
                        Visibility.until(with.clock(), outcomes, request.visibilityTimeout())));
    }
}
