package org.opencmq.server.action;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.action.BatchPeekMessage;
import org.opencmq.protocol.action.PeekedMessage;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Engine.Peeked;

/** Shows messages without changing them. */
final class BatchPeekMessageHandler implements ActionHandler<BatchPeekMessage, BatchPeekMessage.Result> {

    private final Surroundings with;

    BatchPeekMessageHandler(Surroundings with) {
        this.with = with;
    }

    @Override
    public CompletionStage<BatchPeekMessage.Result> handle(Call call, BatchPeekMessage request) throws Refusal {
        if (!with.limits().peekPage().contains(request.numOfMsg())) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("numOfMsg");
        }
        String marker = request.marker().orElse("");
        return Failures.refusing(
                        "marker", with.engine().peek(call.queue(request.queueName()), request.numOfMsg(), marker))
                .thenApply(page -> new BatchPeekMessage.Result(
                        page.messages().stream()
                                .map(BatchPeekMessageHandler::message)
                                .toList(),
                        Optional.of(page.marker()).filter(next -> !next.isEmpty())));
    }

    private static PeekedMessage message(Peeked peeked) {
        return new PeekedMessage(
                new MessageId(peeked.msgId()),
                new String(peeked.body(), StandardCharsets.UTF_8),
                peeked.enqueueTime(),
                Optional.empty(),
                peeked.visibleTime(),
                peeked.dequeueCount());
    }
}
