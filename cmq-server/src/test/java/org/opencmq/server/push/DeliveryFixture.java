package org.opencmq.server.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.ReceiveOptions;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.VirtualTime;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.engine.local.LocalEngine;
import org.opencmq.server.engine.local.MemoryMessageStore;
import org.opencmq.server.topic.PublicationListener;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Publisher;
import org.opencmq.server.topic.Publisher.Publication;
import org.opencmq.server.topic.Subscription;
import org.opencmq.server.topic.Subscriptions;
import org.opencmq.server.topic.TopicKey;
import org.opencmq.server.topic.TopicLimits;
import org.opencmq.server.topic.Topics;

/** A topic, its subscriptions and a scripted endpoint, over an engine in virtual time that can be opened again. */
abstract class DeliveryFixture {

    private static final TopicKey NEWS = new TopicKey("acc", new TopicName("news"));

    /** An attempt as the scripted endpoint saw it. */
    record Seen(String subscription, String body, long second) {}

    final VirtualTime time = new VirtualTime();
    private final MemoryMessageStore store = new MemoryMessageStore();
    final List<Seen> seen = new ArrayList<>();
    final Map<String, Integer> discarded = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong(1);
    Predicate<PublishedMessage> endpointWorks = message -> true;
    boolean endpointHangs;
    private final List<CompletableFuture<AttemptResult>> hanging = new ArrayList<>();
    private Instant start;
    private Engine engine;
    private Deliveries deliveries;
    private Subscriptions subscriptions;
    private Publisher publisher;

    @BeforeEach
    void openServer() throws Exception {
        start = time.instant();
        open();
        topics().create(NEWS, 65_536, FilterType.TAGS, false)
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void closeServer() {
        deliveries.close();
        engine.close();
    }

    private Topics topics() {
        return new Topics(engine, TopicLimits.STRICT, time);
    }

    private void open() throws Exception {
        engine = LocalEngine.open(store, EngineSettings.DEFAULT, time, time);
        QueueAttempt queues = new QueueAttempt(engine);
        Attempt attempt = (subscription, message, delivery) -> {
            seen.add(new Seen(
                    subscription.name().value(),
                    message.msgBody(),
                    Duration.between(start, time.instant()).toSeconds()));
            if (subscription.endpoint() instanceof Subscription.Endpoint.Queue queue) {
                return queues.start(subscription, queue, message, delivery);
            }
            if (endpointHangs) {
                CompletableFuture<AttemptResult> answer = new CompletableFuture<>();
                hanging.add(answer);
                return answer;
            }
            boolean works = endpointWorks.test(message);
            return CompletableFuture.completedFuture(new AttemptResult(works, works ? "200" : "503"));
        };
        DeliveryListener listener = new DeliveryListener() {
            @Override
            public void attempted(Subscription subscription, PublishedMessage message, int number, AttemptResult r) {}

            @Override
            public void discarded(Subscription subscription, PublishedMessage message, int attempts) {
                discarded.put(subscription.name() + ":" + message.msgBody(), attempts);
            }
        };
        deliveries = new Deliveries(
                engine,
                attempt,
                listener,
                (delay, task) -> time.wake(time.millis() + delay.toMillis(), task),
                time,
                new Random(1));
        subscriptions = new Subscriptions(topics(), engine, TopicLimits.STRICT, time, deliveries);
        publisher = new Publisher(
                topics(),
                subscriptions,
                engine,
                () -> new MessageId(Long.toString(ids.getAndIncrement())),
                PublicationListener.NONE,
                time);
    }

    /** Ends the server, whatever is under way, and starts it again over what was kept. */
    final void restart() throws Exception {
        closeServer();
        startAgain();
    }

    /** Stops the server in order, which breaks off what is under way, and starts it again. */
    final void stopAndStartAgain() throws Exception {
        deliveries.close();
        hanging.forEach(answer -> answer.complete(AttemptResult.failure("the server stops")));
        engine.close();
        startAgain();
    }

    private void startAgain() throws Exception {
        open();
        subscriptions.resume().toCompletableFuture().join();
    }

    final void subscribe(String name, NotifyStrategy strategy, Subscription.Endpoint endpoint) {
        subscriptions
                .subscribe(
                        NEWS,
                        new SubscriptionName(name),
                        endpoint,
                        new Subscription.Settings(strategy, NotifyContentFormat.JSON, List.of(), List.of()))
                .toCompletableFuture()
                .join();
    }

    final void publish(String body) {
        publisher
                .publish(NEWS, new Publication(List.of(body), List.of(), Optional.empty()))
                .toCompletableFuture()
                .join();
    }

    final long backlog(String name) {
        return subscriptions
                .describe(NEWS, new SubscriptionName(name))
                .thenCompose(subscriptions::backlog)
                .toCompletableFuture()
                .join();
    }

    final void create(String queue) {
        engine.createQueue(key(queue), QueueConfig.DEFAULT)
                .toCompletableFuture()
                .join();
    }

    final List<String> receive(String queue) {
        List<Delivery> deliveries = engine.receive(
                        key(queue),
                        new ReceiveOptions(16, Duration.ZERO, Optional.empty(), Optional.empty()),
                        new Cancel())
                .toCompletableFuture()
                .join();
        return deliveries.stream()
                .map(delivery -> new String(delivery.body(), StandardCharsets.UTF_8))
                .toList();
    }

    private static QueueKey key(String queue) {
        return new QueueKey("acc", new QueueName(queue));
    }
}
