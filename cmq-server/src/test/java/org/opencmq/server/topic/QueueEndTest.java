package org.opencmq.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.NotifyStrategy;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.Records;
import org.opencmq.server.engine.VirtualTime;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.engine.local.LocalEngine;
import org.opencmq.server.engine.local.MemoryMessageStore;

/** Which subscriptions end with a queue. */
class QueueEndTest {

    private static final TopicKey NEWS = new TopicKey("1000", new TopicName("news"));
    private static final QueueKey ORDERS = new QueueKey("1000", new QueueName("Orders"));

    private final VirtualTime time = new VirtualTime();
    private final MemoryMessageStore store = new MemoryMessageStore();
    private Engine engine;
    private Subscriptions subscriptions;

    private static final class Nobody implements SubscriptionListener {
        @Override
        public void added(Subscription subscription) {}

        @Override
        public void changed(Subscription subscription) {}

        @Override
        public void removed(Subscription subscription) {}
    }

    @BeforeEach
    void open() throws Exception {
        engine = LocalEngine.open(store, EngineSettings.DEFAULT, time, time);
        Topics topics = new Topics(engine, TopicLimits.STRICT, time);
        subscriptions = new Subscriptions(topics, engine, TopicLimits.STRICT, time, new Nobody());
        engine.onIdleDelete(subscriptions::endpointDeleted);
        get(topics.create(NEWS, 65_536, FilterType.TAGS, false));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private Subscription subscribe(String name, Subscription.Endpoint endpoint) {
        return get(subscriptions.subscribe(
                NEWS,
                new SubscriptionName(name),
                endpoint,
                new Subscription.Settings(
                        NotifyStrategy.BACKOFF_RETRY, NotifyContentFormat.SIMPLIFIED, List.of(), List.of())));
    }

    private List<String> names() {
        return get(subscriptions.list(NEWS)).stream()
                .map(subscription -> subscription.name().value())
                .toList();
    }

    private long deliveryQueues() {
        return get(engine.listQueues(DeliveryQueues.ACCOUNT, "", 0, 10)).total();
    }

    @Test
    void aQueueTakesTheSubscriptionsThatDeliverToItAndNoOthers() {
        // given
        subscribe("one", new Subscription.Endpoint.Queue("orders"));
        subscribe("two", new Subscription.Endpoint.Queue("ORDERS"));
        subscribe("near", new Subscription.Endpoint.Queue("orders-2"));
        subscribe("web", new Subscription.Endpoint.Http("http://example.org/orders"));

        // when
        get(subscriptions.endpointDeleted(ORDERS));

        // then
        assertThat(names()).containsExactly("near", "web");
        assertThat(deliveryQueues()).isEqualTo(2);
    }

    @Test
    void aQueueThatGoesBecauseNobodyReceivesTakesItsSubscriptions() {
        // given
        QueueConfig usual = QueueConfig.DEFAULT;
        get(engine.createQueue(
                ORDERS,
                new QueueConfig(
                        usual.maxMsgHeapNum(),
                        usual.pollingWait(),
                        usual.visibilityTimeout(),
                        usual.maxMsgSize(),
                        usual.msgRetention(),
                        usual.rewind(),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(5)),
                        false)));
        subscribe("temporary", new Subscription.Endpoint.Queue("orders"));
        subscribe("near", new Subscription.Endpoint.Queue("orders-2"));

        // when
        time.pass(Duration.ofMinutes(4));
        List<String> before = names();
        time.pass(Duration.ofMinutes(2));

        // then
        assertThat(before).containsExactly("near", "temporary");
        assertThat(names()).containsExactly("near");
        assertThat(get(engine.describeQueue(ORDERS))).isEmpty();
    }

    @Test
    void anEndedSubscriptionLeavesNothingBehind() {
        // given
        subscribe("one", new Subscription.Endpoint.Queue("orders"));

        // when
        get(subscriptions.unsubscribe(NEWS, new SubscriptionName("one")));

        // then
        assertThat(get(engine.records().list(TopicKey.ENDPOINTS))).isEmpty();
        assertThat(deliveryQueues()).isZero();
    }

    @Test
    void forgetsAtAStartWhatBelongsToNoSubscription() {
        // given
        Subscription kept = subscribe("kept", new Subscription.Endpoint.Queue("orders"));
        get(engine.records().put(TopicKey.ENDPOINTS + "1000/orders/subsc-lost", new byte[] {1}, 0));

        // when
        get(subscriptions.resume());

        // then
        assertThat(get(engine.records().list(TopicKey.ENDPOINTS)))
                .extracting(entry -> entry.key())
                .containsExactly(TopicKey.ENDPOINTS + "1000/orders/" + kept.subscriptionId());
    }

    @Test
    void deletesManyQueuesWithASubscriptionEachWithoutLookingAtAllOfThem() {
        // given
        List<QueueKey> queues = new ArrayList<>();
        AtomicLong looked = new AtomicLong();
        TopicLimits wide = new TopicLimits(1, 20_000, Duration.ZERO, 5, 16, 5, 64, 15, 500);
        Subscriptions many = new Subscriptions(new Topics(engine, wide, time), engine, wide, time, new Nobody());
        Subscriptions ending =
                new Subscriptions(new Topics(engine, wide, time), counting(engine, looked), wide, time, new Nobody());
        for (int i = 0; i < 2_000; i++) {
            TopicKey topic = new TopicKey("1000", new TopicName("t-" + i / 100));
            if (i % 100 == 0) {
                get(new Topics(engine, TopicLimits.STRICT, time).create(topic, 65_536, FilterType.TAGS, false));
            }
            QueueKey queue = new QueueKey("1000", new QueueName("q-" + i));
            get(engine.createQueue(queue, QueueConfig.DEFAULT));
            get(many.subscribe(
                    topic,
                    new SubscriptionName("s-" + i),
                    new Subscription.Endpoint.Queue("q-" + i),
                    new Subscription.Settings(
                            NotifyStrategy.BACKOFF_RETRY, NotifyContentFormat.SIMPLIFIED, List.of(), List.of())));
            queues.add(queue);
        }

        // when
        queues.forEach(queue -> get(ending.endpointDeleted(queue)));

        // then
        assertThat(deliveryQueues()).isZero();
        assertThat(looked).hasValue(queues.size());
    }

    /** The engine, counting the records that its lists answer. */
    private static Engine counting(Engine engine, AtomicLong looked) {
        Records records = proxy(Records.class, engine.records(), (method, answer) -> {
            if (method.equals("list")) {
                looked.addAndGet(((List<?>) get((CompletionStage<?>) answer)).size());
            }
            return answer;
        });
        return proxy(Engine.class, engine, (method, answer) -> method.equals("records") ? records : answer);
    }

    private static <T> T proxy(Class<T> type, T behind, BiFunction<String, Object, Object> change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> change.apply(method.getName(), method.invoke(behind, arguments))));
    }
}
