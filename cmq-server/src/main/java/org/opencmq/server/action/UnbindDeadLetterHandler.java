package org.opencmq.server.action;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.action.UnbindDeadLetter;
import org.opencmq.server.engine.QueueConfig;

/** Takes a queue's dead-letter policy away; does nothing when it has none. */
final class UnbindDeadLetterHandler implements ActionHandler<UnbindDeadLetter, Done> {

    private final Surroundings with;

    UnbindDeadLetterHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<Done> handle(Call call, UnbindDeadLetter request) {
        return new QueueChange(with)
                .carryOut(call.queue(request.queueName()), UnbindDeadLetterHandler::withoutPolicy)
                .thenApply(changed -> new Done());
    }

    private static QueueConfig withoutPolicy(QueueConfig now) {
        return new QueueConfig(
                now.maxMsgHeapNum(),
                now.pollingWait(),
                now.visibilityTimeout(),
                now.maxMsgSize(),
                now.msgRetention(),
                now.rewind(),
                Optional.empty(),
                now.idleDelete(),
                now.traced());
    }
}
