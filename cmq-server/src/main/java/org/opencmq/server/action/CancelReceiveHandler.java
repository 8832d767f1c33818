package org.opencmq.server.action;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.CancelReceive;
import org.opencmq.protocol.action.Done;

/** Ends the wait of a receive that has a name. */
final class CancelReceiveHandler implements ActionHandler<CancelReceive, Done> {

    private final Surroundings with;

    CancelReceiveHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<Done> handle(Call call, CancelReceive request) {
        with.polls().cancel(new NamedReceives.Name(call.queue(request.queueName()), request.receiveId()));
        return CompletableFuture.completedFuture(new Done());
    }
}
