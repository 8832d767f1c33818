package org.opencmq.server.action;

import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.ClearQueue;
import org.opencmq.protocol.action.Done;

/** Deletes all messages of a queue. */
final class ClearQueueHandler implements ActionHandler<ClearQueue, Done> {

    private final Surroundings with;

    ClearQueueHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<Done> handle(Call call, ClearQueue request) {
        return with.engine().purge(call.queue(request.queueName())).thenApply(nothing -> new Done());
    }
}
