package org.opencmq.server.push;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;

/**
 * Tries the endpoint that a subscription has: a queue of the engine, or a URL. Owner of the HTTP client, which is made when
 * the first URL is tried: most servers never push. Safe from any thread.
 */
public final class EndpointAttempt implements Attempt, AutoCloseable {

    private final QueueAttempt queues;
    private final PushTargets targets;
    private final Supplier<String> requestIds;
    private @Nullable HttpAttempt urls;
    private boolean closed;

    /** Pushes only to addresses the targets allow; request identifiers come from the supplier. */
    public EndpointAttempt(Engine engine, PushTargets targets, Supplier<String> requestIds) {
        this.queues = new QueueAttempt(engine);
        this.targets = targets;
        this.requestIds = requestIds;
    }

    @Override
    public CompletionStage<AttemptResult> start(
            Subscription subscription, PublishedMessage message, Delivery delivery) {
        Subscription.Endpoint endpoint = subscription.endpoint();
        if (endpoint instanceof Subscription.Endpoint.Queue queue) {
            return queues.start(subscription, queue, message, delivery);
        }
        HttpAttempt http = http();
        return http == null
                ? CompletableFuture.completedFuture(AttemptResult.failure("the server stops"))
                : http.start(subscription, (Subscription.Endpoint.Http) endpoint, message);
    }

    private synchronized @Nullable HttpAttempt http() {
        if (urls == null && !closed) {
            urls = new HttpAttempt(targets, requestIds, HttpAttempt.PATIENCE);
        }
        return urls;
    }

    @Override
    public void close() {
        HttpAttempt toClose;
        synchronized (this) {
            closed = true;
            toClose = urls;
            urls = null;
        }
        if (toClose != null) {
            toClose.close();
        }
    }
}
