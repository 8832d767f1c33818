package org.opencmq.server.action;

import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.HandleFailures;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;

/** Deletes several messages, each on its own. */
final class BatchDeleteMessageHandler implements ActionHandler<BatchDeleteMessage, HandleFailures> {

    private final Surroundings with;

    BatchDeleteMessageHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<HandleFailures> handle(Call call, BatchDeleteMessage request) throws Refusal {
        if (request.receiptHandles().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("receiptHandle");
        }
        return with.engine()
                .delete(call.queue(request.queueName()), request.receiptHandles())
                .thenApply(outcomes -> {
                    HandleFailures failures = Handles.failures(request.receiptHandles(), outcomes);
                    with.traffic().deleted(outcomes.size() - failures.failures().size());
                    return failures;
                });
    }
}
