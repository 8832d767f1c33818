package org.opencmq.server.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;

/** Changes a queue's settings from what they are now, again from the start when somebody else was faster. */
final class QueueChange {

    private static final int ATTEMPTS = 8;

    private final Surroundings with;

    QueueChange(Surroundings with) {
        this.with = with;
    }

    /** What the settings become. */
    @FunctionalInterface
    interface Step {
        QueueConfig apply(QueueConfig now) throws Refusal;
    }

    /** Makes the change durable and answers the queue's id and its new settings. */
    CompletionStage<Changed> carryOut(QueueKey queue, Step step) {
        return attempt(queue, step, ATTEMPTS);
    }

    private CompletionStage<Changed> attempt(QueueKey queue, Step step, int attemptsLeft) {
        return with.engine().describeQueue(queue).thenCompose(found -> {
            if (found.isEmpty()) {
                return CompletableFuture.failedFuture(new NoSuchQueueException(queue));
            }
            QueueDescription now = found.get();
            QueueConfig next;
            try {
                next = step.apply(now.config());
            } catch (Refusal refusal) {
                return CompletableFuture.failedFuture(refusal);
            }
            return new DeadLetterTarget(with)
                    .check(queue, now.config().deadLetter(), next.deadLetter())
                    .thenCompose(checked -> with.engine().updateQueue(queue, now.revision(), next))
                    .thenCompose(updated -> {
                        with.known().forget(queue);
                        if (updated) {
                            return CompletableFuture.completedFuture(new Changed(now.queueId(), next));
                        }
                        return attemptsLeft > 1
                                ? attempt(queue, step, attemptsLeft - 1)
                                : CompletableFuture.failedFuture(CmqErrorCode.SET_QUEUE_ATTRIBUTES_FAILED.refuse());
                    });
        });
    }

    /** What came of it. */
    record Changed(String queueId, QueueConfig config) {}
}
