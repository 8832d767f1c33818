package org.opencmq.server.action;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.GetQueueAttributes;
import org.opencmq.protocol.action.QueueAttributes;
import org.opencmq.server.engine.Engine.QueueCounts;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueKey;

/** Tells all that is known about a queue. */
final class GetQueueAttributesHandler implements ActionHandler<GetQueueAttributes, QueueAttributes> {

    private static final int LONGEST_OWNER = 9;

    private final Surroundings with;

    GetQueueAttributesHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<QueueAttributes> handle(Call call, GetQueueAttributes request) {
        QueueKey queue = call.queue(request.queueName());
        return with.engine().describeQueue(queue).thenCompose(description -> description
                .map(found -> CompletableFuture.completedFuture(attributes(found)))
                .orElseGet(() -> CompletableFuture.failedFuture(new NoSuchQueueException(queue))));
    }

    private QueueAttributes attributes(QueueDescription queue) {
        QueueCounts counts = queue.counts();
        return new QueueAttributes(
                Optional.of(queue.name()),
                queue.queueId(),
                new QueueSettingsRule(with).describe(queue.config()),
                new QueueAttributes.Counts(counts.active(), counts.inactive(), counts.delayed(), counts.rewindable()),
                queue.createTime(),
                queue.lastModifyTime(),
                counts.oldestActive().orElseGet(() -> with.clock().instant()),
                owner(queue.account()));
    }

    /** The account as the number that CMQ's accounts are; 0 when it is no number that fits. */
    private static long owner(String account) {
        boolean number = account.length() <= LONGEST_OWNER && account.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(account) : 0;
    }
}
