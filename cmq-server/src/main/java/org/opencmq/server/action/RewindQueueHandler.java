package org.opencmq.server.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.action.RewindQueue;
import org.opencmq.protocol.error.CmqErrorCode;

/** Makes deleted messages consumable again. */
final class RewindQueueHandler implements ActionHandler<RewindQueue, Done> {

    private final Surroundings with;

    RewindQueueHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<Done> handle(Call call, RewindQueue request) {
        return with.engine()
                .rewind(call.queue(request.queueName()), request.startConsumeTime())
                .thenCompose(outcome -> switch (outcome) {
                    case DONE -> CompletableFuture.completedFuture(new Done());
                    case OFF -> CompletableFuture.failedFuture(CmqErrorCode.REWIND_OFF.refuse());
                    case OUT_OF_RANGE -> CompletableFuture.failedFuture(CmqErrorCode.REWIND_TIME.refuse());
                });
    }
}
