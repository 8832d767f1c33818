package org.opencmq.server.action;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.SendMessage;
import org.opencmq.protocol.error.Refusal;

/** Stores one message. */
final class SendMessageHandler implements ActionHandler<SendMessage, SendMessage.Result> {

    private final Sending sending;

    SendMessageHandler(Sending sending) {
        this.sending = sending;
    }

    @Override
    public CompletionStage<SendMessage.Result> handle(Call call, SendMessage request) throws Refusal {
        return sending.store(
                        call.queue(request.queueName()), List.of(sending.message(request.msgBody(), request.delay())))
                .thenApply(ids -> new SendMessage.Result(ids.get(0)));
    }
}
