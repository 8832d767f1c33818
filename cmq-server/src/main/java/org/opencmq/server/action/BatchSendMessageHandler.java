package org.opencmq.server.action;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.action.BatchSendMessage;
import org.opencmq.protocol.action.MessageIds;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.NewMessage;

/** Stores several messages, all or none. */
final class BatchSendMessageHandler implements ActionHandler<BatchSendMessage, MessageIds> {

    private final Surroundings with;
    private final Sending sending;

    BatchSendMessageHandler(Surroundings with, Sending sending) {
        this.with = with;
        this.sending = sending;
    }

    @Override
    public CompletionStage<MessageIds> handle(Call call, BatchSendMessage request) throws Refusal {
        if (request.msgBodies().size() > with.batchEntries()) {
            throw CmqErrorCode.BATCH_SIZE.refuse("msgBody");
        }
        List<NewMessage> messages = new ArrayList<>(request.msgBodies().size());
        long bytes = 0;
        for (String body : request.msgBodies()) {
            NewMessage message = sending.message(body, request.delay());
            bytes += message.body().length;
            messages.add(message);
        }
        if (bytes > with.limits().batchBytes()) {
            throw CmqErrorCode.BATCH_TOO_LARGE.refuse();
        }
        return sending.store(call.queue(request.queueName()), messages).thenApply(MessageIds::new);
    }
}
