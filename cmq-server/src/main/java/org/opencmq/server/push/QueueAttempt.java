package org.opencmq.server.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.protocol.NameRule;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.topic.Failures;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Publisher;
import org.opencmq.server.topic.Subscription;

/**
 * Puts a published message on the queue of a subscription, as an ordinary message with the raw text. The identifier is the
 * one of the delivery queue, so an attempt that is repeated after a crash within two minutes stores nothing twice.
 */
final class QueueAttempt {

    private final Engine engine;

    QueueAttempt(Engine engine) {
        this.engine = engine;
    }

    CompletionStage<AttemptResult> start(
            Subscription subscription,
            Subscription.Endpoint.Queue endpoint,
            PublishedMessage message,
            Delivery delivery) {
        if (!NameRule.allows(endpoint.text())) {
            return CompletableFuture.completedFuture(
                    AttemptResult.failure("'" + endpoint.text() + "' is not a queue's name"));
        }
        QueueKey target = Publisher.endpointQueue(subscription, endpoint);
        byte[] body = message.msgBody().getBytes(StandardCharsets.UTF_8);
        return engine.describeQueue(target)
                .thenCompose(found -> {
                    if (found.isEmpty()) {
                        return CompletableFuture.completedFuture(
                                AttemptResult.failure("queue " + endpoint.text() + " does not exist"));
                    }
                    int limit = found.get().config().maxMsgSize();
                    if (body.length > limit) {
                        return CompletableFuture.completedFuture(AttemptResult.failure("message of " + body.length
                                + " bytes exceeds maxMsgSize " + limit + " of queue " + endpoint.text()));
                    }
                    return engine.send(target, List.of(new NewMessage(delivery.msgId(), body, Duration.ZERO)))
                            .thenApply(outcome -> new AttemptResult(
                                    outcome == SendOutcome.STORED,
                                    outcome == SendOutcome.STORED
                                            ? "stored as " + delivery.msgId() + " in queue " + endpoint.text()
                                            : outcome + " in queue " + endpoint.text()));
                })
                .exceptionally(failure -> AttemptResult.failure(
                        String.valueOf(Failures.cause(failure).getMessage())));
    }
}
