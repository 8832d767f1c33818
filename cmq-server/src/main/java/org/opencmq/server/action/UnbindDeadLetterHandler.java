package org.opencmq.server.action;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.Done;
import org.opencmq.protocol.action.UnbindDeadLetter;

/** Takes a queue's dead-letter policy away; does nothing when it has none. */
final class UnbindDeadLetterHandler implements ActionHandler<UnbindDeadLetter, Done> {

    private final Surroundings with;

    UnbindDeadLetterHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<Done> handle(Call call, UnbindDeadLetter request) {
        return new QueueChange(with)
                .carryOut(call.queue(request.queueName()), now -> now.withDeadLetter(Optional.empty()))
                .thenApply(changed -> new Done());
    }
}
