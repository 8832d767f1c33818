package org.opencmq.server.action;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueKey;

/** What single and batch sends have in common. Source: protocol reference, sections 8.6 and 8.7. */
final class Sending {

    private final Surroundings with;

    Sending(Surroundings with) {
        this.with = with;
    }

    /** One message to store, within the limits that do not depend on its queue. */
    NewMessage message(String body, Duration delay) throws Refusal {
        if (body.isEmpty()) {
            throw CmqErrorCode.EMPTY_MESSAGE.refuse();
        }
        if (!with.limits().delaySeconds().contains(delay.toSeconds())) {
            throw CmqErrorCode.DELAY_RANGE.refuse();
        }
        return new NewMessage(with.ids().next(), body.getBytes(StandardCharsets.UTF_8), delay);
    }

    /** Stores the messages, all or none, and answers their identifiers. */
    CompletionStage<List<MessageId>> store(QueueKey queue, List<NewMessage> messages) {
        return fits(queue, messages)
                .thenCompose(fits -> fits
                        ? with.engine().send(queue, messages)
                        : CompletableFuture.failedFuture(CmqErrorCode.MESSAGE_TOO_LARGE.refuse()))
                .thenCompose(outcome -> answer(outcome, messages));
    }

    /** Whether the queue takes bodies of this size; one that every queue must take needs no look at the queue. */
    CompletionStage<Boolean> fits(QueueKey queue, List<NewMessage> messages) {
        int longest = 0;
        for (NewMessage message : messages) {
            longest = Math.max(longest, message.body().length);
        }
        if (longest <= with.limits().maxMsgSize().min()) {
            return CompletableFuture.completedFuture(true);
        }
        int size = longest;
        return with.known().config(queue).thenApply(config -> size <= config.maxMsgSize());
    }

    private CompletionStage<List<MessageId>> answer(SendOutcome outcome, List<NewMessage> messages) {
        if (outcome != SendOutcome.STORED) {
            return CompletableFuture.failedFuture(refusal(outcome));
        }
        with.traffic().stored(messages.size());
        List<MessageId> ids = new ArrayList<>(messages.size());
        messages.forEach(message -> ids.add(message.msgId()));
        return CompletableFuture.completedFuture(ids);
    }

    private static Refusal refusal(SendOutcome outcome) {
        return outcome == SendOutcome.TOO_MANY_DELAYED
                ? CmqErrorCode.TOO_MANY_INACTIVE.refuse()
                : CmqErrorCode.QUEUE_FULL.refuse();
    }
}
