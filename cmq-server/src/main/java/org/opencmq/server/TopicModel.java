package org.opencmq.server;

import java.time.Clock;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.opencmq.server.action.MessageIdSource;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.push.Deliveries;
import org.opencmq.server.push.DeliveryListener;
import org.opencmq.server.push.EndpointAttempt;
import org.opencmq.server.push.PushTargets;
import org.opencmq.server.topic.Failures;
import org.opencmq.server.topic.PublicationListener;
import org.opencmq.server.topic.Publisher;
import org.opencmq.server.topic.Subscriptions;
import org.opencmq.server.topic.TopicLimits;
import org.opencmq.server.topic.TopicServices;
import org.opencmq.server.topic.Topics;

/** Puts the topic model together over an engine, and owns its deliveries and their timer. */
final class TopicModel implements AutoCloseable {

    private final Subscriptions subscriptions;
    private final TopicServices services;
    private final Deliveries deliveries;
    private final EndpointAttempt attempt;
    private final ScheduledThreadPoolExecutor timer;

    TopicModel(
            Engine engine,
            TopicLimits limits,
            PushTargets targets,
            MessageIdSource ids,
            DeliveryListener listener,
            PublicationListener publications,
            Clock clock) {
        timer = timer();
        attempt = new EndpointAttempt(engine, targets, () -> ids.next().value());
        deliveries = new Deliveries(engine, attempt, listener, this::after, clock, new SplittableRandom());
        Topics topics = new Topics(engine, limits, clock);
        subscriptions = new Subscriptions(topics, engine, limits, clock, deliveries);
        Publisher publisher = new Publisher(topics, subscriptions, engine, ids::next, publications, clock);
        engine.onIdleDelete(subscriptions::endpointDeleted);
        services = new TopicServices(topics, subscriptions, publisher, limits);
    }

    private void after(Duration delay, Runnable task) {
        Future<?> unused = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "cmq-push-timer");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRejectedExecutionHandler((task, closed) -> {});
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.prestartCoreThread(); // later there may be none to be had
        return timer;
    }

    /**
     * Takes up the deliveries that an earlier server left; returns when all of them are known.
     *
     * @throws StoreUnusableException when what was kept about topics cannot be read
     */
    void resume() {
        try {
            subscriptions.resume().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new StoreUnusableException(
                    "topics cannot be taken up: " + Failures.cause(e).getMessage(), e);
        }
    }

    TopicServices services() {
        return services;
    }

    /** Ends deliveries; what was not delivered waits in the engine. Must come before the engine is closed. */
    @Override
    public void close() {
        deliveries.close();
        timer.shutdownNow();
        attempt.close();
    }
}
