package org.opencmq.server.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.DeleteQueue;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.QueueKey;

/** Deletes a queue with its messages, unless it is a dead-letter queue in use (protocol reference, reading 14.6). */
final class DeleteQueueHandler implements ActionHandler<DeleteQueue, Done> {

    private final Surroundings with;

    DeleteQueueHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<Done> handle(Call call, DeleteQueue request) {
        QueueKey queue = call.queue(request.queueName());
        return with.engine()
                .deadLetterSources(queue)
                .thenCompose(sources -> sources.isEmpty()
                        ? with.engine().deleteQueue(queue)
                        : CompletableFuture.failedFuture(CmqErrorCode.PARAMETERS_ERROR.refuse()))
                .thenApply(nothing -> {
                    with.known().forget(queue);
                    return new Done();
                });
    }
}
