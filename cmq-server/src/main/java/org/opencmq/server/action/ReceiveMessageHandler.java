package org.opencmq.server.action;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.ReceiveMessage;
import org.opencmq.protocol.error.Refusal;

/** Leases one message. */
final class ReceiveMessageHandler implements ActionHandler<ReceiveMessage, ReceiveMessage.Result> {

    private final Receiving receiving;

    ReceiveMessageHandler(Receiving receiving) {
        this.receiving = receiving;
    }

    @Override
    public CompletionStage<ReceiveMessage.Result> handle(Call call, ReceiveMessage request) throws Refusal {
        return receiving
                .receive(
                        call,
                        call.queue(request.queueName()),
                        1,
                        request.pollingWait(),
                        Optional.empty(),
                        Optional.empty())
                .thenApply(
                        messages -> new ReceiveMessage.Result(messages.stream().findFirst()));
    }
}
