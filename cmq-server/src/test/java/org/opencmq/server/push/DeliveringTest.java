package org.opencmq.server.push;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
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

/** From publishing to the endpoint, in virtual time: schedules, order, independence, and what a restart resumes. */
class DeliveringTest {

    private static final TopicKey NEWS = new TopicKey("acc", new TopicName("news"));

    /** An attempt as the scripted endpoint saw it. */
    private record Seen(String subscription, String body, long second) {}

    private final VirtualTime time = new VirtualTime();
    private final MemoryMessageStore store = new MemoryMessageStore();
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, Integer> discarded = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong(1);
    private Predicate<PublishedMessage> endpointWorks = message -> true;
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

    @Test
    void triesAFailingUrl176TimesMoreOverADayAndThenGivesUp() {
        // given
        subscribe("sub", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> false;

        // when
        publish("m");
        time.pass(Duration.ofDays(2));

        // then
        assertThat(seen).hasSize(177);
        assertThat(seen.stream().map(Seen::second).limit(11))
                .containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 127L, 255L, 511L, 1_023L);
        assertThat(seen.get(176).second()).isEqualTo(86_015);
        assertThat(discarded).containsEntry("sub:m", 177);
        assertThat(backlog("sub")).isZero();
    }

    @Test
    void holdsBackLaterMessagesWhileAnOrderedOneIsRetried() {
        // given
        subscribe("sub", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> !message.msgBody().equals("bad");

        // when
        publish("good");
        publish("bad");
        publish("later");
        time.pass(Duration.ofMinutes(5));

        // then
        assertThat(seen.stream().map(Seen::body)).containsExactly("good", "bad", "bad", "bad", "bad", "later");
        for (int i = 2; i <= 4; i++) {
            assertThat(seen.get(i).second() - seen.get(i - 1).second()).isBetween(9L, 21L);
        }
        assertThat(discarded).containsExactly(Map.entry("sub:bad", 4));
    }

    @Test
    void letsAMessageWithoutOrderPassAFailingOne() {
        // given
        subscribe("sub", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> !message.msgBody().equals("bad");

        // when
        publish("bad");
        publish("good");

        // then
        assertThat(seen.stream().map(Seen::body)).containsExactly("bad", "good");
    }

    @Test
    void deliversToEachSubscriptionByItself() {
        // given
        subscribe("failing", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        subscribe("queue", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Queue("orders"));
        create("orders");
        endpointWorks = message -> false;

        // when
        publish("one");
        publish("two");

        // then
        assertThat(receive("orders")).containsExactly("one", "two");
        assertThat(seen).extracting(Seen::subscription).containsOnly("failing");
    }

    @Test
    void waitsForAQueueThatIsMadeLater() {
        // given
        subscribe("queue", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Queue("orders"));
        publish("early");

        // when
        create("orders");
        time.pass(Duration.ofSeconds(2));

        // then
        assertThat(receive("orders")).containsExactly("early");
        assertThat(backlog("queue")).isZero();
    }

    @Test
    void keepsTheOrderOfAnOrderedQueueSubscriptionWhoseQueueWasMissing() {
        // given
        subscribe("queue", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Queue("orders"));
        publish("one");
        create("orders");

        // when
        publish("two");
        time.pass(Duration.ofSeconds(25));

        // then
        assertThat(receive("orders")).containsExactly("one", "two");
    }

    @Test
    void resumesAfterARestartWhereItWasAndInOrder() throws Exception {
        // given
        subscribe("sub", NotifyStrategy.BACKOFF_RETRY, new Subscription.Endpoint.Http("http://x/"));
        endpointWorks = message -> false;
        publish("one");
        publish("two");
        time.pass(Duration.ofSeconds(1));

        // when
        deliveries.close();
        engine.close();
        endpointWorks = message -> true;
        open();
        subscriptions.resume().toCompletableFuture().join();
        time.pass(Duration.ofMinutes(2));

        // then
        assertThat(seen.stream().map(Seen::body)).containsExactly("one", "one", "two");
        assertThat(backlog("sub")).isZero();
    }

    @Test
    void wakesNobodyWhileNothingWaits() {
        // given
        subscribe("sub", NotifyStrategy.EXPONENTIAL_DECAY_RETRY, new Subscription.Endpoint.Http("http://x/"));
        int before = time.wakes();

        // when
        time.pass(Duration.ofMinutes(25));

        // then
        assertThat(time.wakes() - before).isLessThanOrEqualTo(1);
    }

    private void subscribe(String name, NotifyStrategy strategy, Subscription.Endpoint endpoint) {
        subscriptions
                .subscribe(
                        NEWS,
                        new SubscriptionName(name),
                        endpoint,
                        new Subscription.Settings(strategy, NotifyContentFormat.JSON, List.of(), List.of()))
                .toCompletableFuture()
                .join();
    }

    private void publish(String body) {
        publisher
                .publish(NEWS, new Publication(List.of(body), List.of(), Optional.empty()))
                .toCompletableFuture()
                .join();
    }

    private long backlog(String name) {
        return subscriptions
                .describe(NEWS, new SubscriptionName(name))
                .thenCompose(subscriptions::backlog)
                .toCompletableFuture()
                .join();
    }

    private void create(String queue) {
        engine.createQueue(key(queue), QueueConfig.DEFAULT)
                .toCompletableFuture()
                .join();
    }

    private List<String> receive(String queue) {
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
