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
    private @Nullable CompletableFuture<HttpAttempt> urls;
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
        CompletableFuture<HttpAttempt> http = http();
        return http == null
                ? CompletableFuture.completedFuture(AttemptResult.failure("the server stops"))
                : http.thenCompose(ready -> ready.start(subscription, (Subscription.Endpoint.Http) endpoint, message));
    }

    /** The client, made on a thread of its own: making it takes a moment, and an event loop may be asking. */
    private synchronized @Nullable CompletableFuture<HttpAttempt> http() {
        boolean usable = urls != null && !urls.isCompletedExceptionally();
        if (!usable && !closed) {
            urls = CompletableFuture.supplyAsync(
                    () -> new HttpAttempt(targets, requestIds, HttpAttempt.PATIENCE), EndpointAttempt::runOnce);
        }
        return urls;
    }

    private static void runOnce(Runnable task) {
        Thread thread = new Thread(task, "cmq-push-start");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        CompletableFuture<HttpAttempt> toClose;
        synchronized (this) {
            closed = true;
            toClose = urls;
            urls = null;
        }
        if (toClose != null) {
            CompletableFuture<Void> unused = toClose.thenAccept(HttpAttempt::close);
        }
    }
}
