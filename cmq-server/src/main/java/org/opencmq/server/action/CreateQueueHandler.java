package org.opencmq.server.action;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.CreateQueue;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Engine.CreateOutcome;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;

/** Makes a queue, unless the account has its fill of them. The limit is soft: creations at the same moment may pass it. */
final class CreateQueueHandler implements ActionHandler<CreateQueue, CreateQueue.Result> {

    private final Surroundings with;

    CreateQueueHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<CreateQueue.Result> handle(Call call, CreateQueue request) throws Refusal {
        QueueKey queue = call.queue(request.queueName());
        QueueConfig config = new QueueSettingsRule(with).apply(QueueConfig.DEFAULT, request.settings());
        return new DeadLetterTarget(with)
                .check(queue, Optional.empty(), config.deadLetter())
                .thenCompose(checked -> with.engine().listQueues(queue.account(), "", 0, 1))
                .thenCompose(page -> page.total() < with.limits().queues()
                        ? with.engine().createQueue(queue, config)
                        : refuseAtLimit(queue))
                .thenCompose(outcome -> answer(queue, outcome));
    }

    private CompletionStage<CreateOutcome> refuseAtLimit(QueueKey queue) {
        return with.engine()
                .describeQueue(queue)
                .thenCompose(existing -> existing.isPresent()
                        ? CompletableFuture.completedFuture(new CreateOutcome.Exists(existing.get()))
                        : CompletableFuture.failedFuture(CmqErrorCode.QUEUE_COUNT_LIMIT.refuse()));
    }

    private CompletionStage<CreateQueue.Result> answer(QueueKey queue, CreateOutcome outcome) {
        if (outcome instanceof CreateOutcome.Created created) {
            with.known().forget(queue);
            return CompletableFuture.completedFuture(
                    new CreateQueue.Result(created.queue().queueId()));
        }
        return CompletableFuture.failedFuture(
                outcome instanceof CreateOutcome.Resting
                        ? CmqErrorCode.QUEUE_NAME_RESTING.refuse()
                        : CmqErrorCode.QUEUE_EXISTS.refuse());
    }
}
