package org.opencmq.server.action;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.BatchChangeMessageVisibility;
import org.opencmq.protocol.action.HandleFailures;
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
        if (request.undelivered()) {
            return giveBack(call, request);
        }
        return with.engine()
                .changeVisibility(
                        call.queue(request.queueName()), request.receiptHandles(), request.visibilityTimeout())
                .thenApply(outcomes -> new BatchChangeMessageVisibility.Result(
                        Handles.failures(request.receiptHandles(), outcomes),
                        Visibility.until(with.clock(), outcomes, request.visibilityTimeout())));
    }

    /** What the receiver never showed to anybody goes back without counting, whether its lease still runs or not. */
    private CompletionStage<BatchChangeMessageVisibility.Result> giveBack(
            Call call, BatchChangeMessageVisibility request) throws Refusal {
        if (!request.visibilityTimeout().isZero()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("visibilityTimeout");
        }
        return with.engine()
                .giveBack(call.queue(request.queueName()), request.receiptHandles())
                .thenApply(nothing -> new BatchChangeMessageVisibility.Result(
                        new HandleFailures(List.of(), request.receiptHandles().size()),
                        with.clock().instant()));
    }
}
