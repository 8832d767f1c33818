package org.opencmq.server.push;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;

/** Tries the endpoint that a subscription has: a queue of the engine, or a URL. Safe from any thread. */
public final class EndpointAttempt implements Attempt, AutoCloseable {

    private final QueueAttempt queues;
    private final HttpAttempt urls;

    /** Pushes only to addresses the targets allow; request identifiers come from the supplier. */
    public EndpointAttempt(Engine engine, Vertx vertx, PushTargets targets, Supplier<String> requestIds) {
        this.queues = new QueueAttempt(engine);
        this.urls = new HttpAttempt(vertx, targets, requestIds, HttpAttempt.PATIENCE);
    }

    @Override
    public CompletionStage<AttemptResult> start(
            Subscription subscription, PublishedMessage message, Delivery delivery) {
        Subscription.Endpoint endpoint = subscription.endpoint();
        if (endpoint instanceof Subscription.Endpoint.Queue queue) {
            return queues.start(subscription, queue, message, delivery);
        }
        return urls.start(subscription, (Subscription.Endpoint.Http) endpoint, message);
    }

    @Override
    public void close() {
        urls.close();
    }
}
