package org.opencmq.server.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.DeleteQueue;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.topic.Subscriptions;

/**
 * Deletes a queue with its messages and the subscriptions that deliver to it (protocol reference, section 8.5), unless it is
 * a dead-letter queue in use (reading 14.6). The subscriptions go first: when the server dies in between, the caller has no
 * answer yet and his repeat finds the queue and finishes.
 */
final class DeleteQueueHandler implements ActionHandler<DeleteQueue, Done> {

    private final Surroundings with;
    private final Subscriptions subscriptions;

    DeleteQueueHandler(Surroundings with, Subscriptions subscriptions) {
        this.with = with;
        this.subscriptions = subscriptions;
    }

    @Override
    public CompletionStage<Done> handle(Call call, DeleteQueue request) {
        QueueKey queue = call.queue(request.queueName());
        return with.engine()
                .deadLetterSources(queue)
                .thenCompose(sources -> sources.isEmpty()
                        ? delete(queue)
                        : CompletableFuture.failedFuture(CmqErrorCode.PARAMETERS_ERROR.refuse()))
                .thenApply(nothing -> {
                    with.known().forget(queue);
                    return new Done();
                });
    }

    private CompletionStage<Void> delete(QueueKey queue) {
        return with.engine()
                .describeQueue(queue)
                .thenCompose(found -> found.isEmpty()
                        ? CompletableFuture.failedFuture(new NoSuchQueueException(queue))
                        : subscriptions.endpointDeleted(queue).thenCompose(ended -> with.engine()
                                .deleteQueue(queue)));
    }
}
