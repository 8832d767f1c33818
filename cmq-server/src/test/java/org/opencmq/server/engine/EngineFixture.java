package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.engine.Engine.CreateOutcome;
import org.opencmq.server.engine.Engine.HandleOutcome;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.Engine.ReceiveOptions;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.local.EngineSettings;

/**
 * What every contract of an engine starts from: an engine in virtual time with the queue {@code orders}, and short words for
 * what one does with it. An engine's test extends a contract and says how to open it.
 */
public abstract class EngineFixture {

    protected static final QueueKey ORDERS = queue("orders");
    protected static final QueueKey OTHER = queue("other");

    protected final VirtualTime time = new VirtualTime();
    protected Engine engine;
    private long ids = 1_000;

    /** Opens the engine; a later call, after close, sees what the first one kept. */
    protected abstract Engine open(VirtualTime time, EngineSettings settings);

    /** Settings of the engine; a contract that needs others says so. */
    protected EngineSettings settings() {
        return EngineSettings.DEFAULT;
    }

    /** The queue {@code orders} as the contract wants it. */
    protected QueueConfig config() {
        return QueueConfig.DEFAULT;
    }

    @BeforeEach
    void openWithOrders() {
        engine = open(time, settings());
        create(ORDERS, config());
    }

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    protected void reopen() {
        engine.close();
        engine = open(time, settings());
    }

    protected static QueueKey queue(String name) {
        return new QueueKey("acc", new QueueName(name));
    }

    /** The default settings with these four changed. */
    protected static QueueConfig config(long heap, Duration retention, Duration rewind, DeadLetterPolicy deadLetter) {
        QueueConfig usual = QueueConfig.DEFAULT;
        return new QueueConfig(
                heap,
                usual.pollingWait(),
                usual.visibilityTimeout(),
                usual.maxMsgSize(),
                retention,
                rewind,
                Optional.ofNullable(deadLetter),
                Optional.empty(),
                false);
    }

    protected static QueueConfig heapOf(long messages) {
        return config(messages, QueueConfig.DEFAULT.msgRetention(), Duration.ZERO, null);
    }

    protected static QueueConfig deadLettersTo(QueueKey target, int maxReceiveCount) {
        return QueueConfig.DEFAULT.withDeadLetter(
                Optional.of(new DeadLetterPolicy(target.name(), OptionalInt.of(maxReceiveCount), Optional.empty())));
    }

    protected static QueueConfig deadLettersTo(QueueKey target, Duration maxTimeToLive) {
        return QueueConfig.DEFAULT.withDeadLetter(
                Optional.of(new DeadLetterPolicy(target.name(), OptionalInt.empty(), Optional.of(maxTimeToLive))));
    }

    protected QueueDescription create(QueueKey queue, QueueConfig config) {
        CreateOutcome outcome = now(engine.createQueue(queue, config));
        assertThat(outcome).isInstanceOf(CreateOutcome.Created.class);
        return ((CreateOutcome.Created) outcome).queue();
    }

    protected QueueDescription describe(QueueKey queue) {
        return now(engine.describeQueue(queue)).orElseThrow();
    }

    protected NewMessage message(String body, Duration delay) {
        return new NewMessage(new MessageId(Long.toString(ids++)), body.getBytes(StandardCharsets.UTF_8), delay);
    }

    protected void send(QueueKey queue, String... bodies) {
        List<NewMessage> messages =
                Stream.of(bodies).map(body -> message(body, Duration.ZERO)).toList();
        assertThat(now(engine.send(queue, messages))).isEqualTo(SendOutcome.STORED);
    }

    protected void sendDelayed(QueueKey queue, String body, Duration delay) {
        assertThat(now(engine.send(queue, List.of(message(body, delay))))).isEqualTo(SendOutcome.STORED);
    }

    protected static ReceiveOptions atMost(int max) {
        return new ReceiveOptions(max, Duration.ZERO, Optional.empty(), Optional.empty());
    }

    protected static ReceiveOptions waiting(int max, Duration wait) {
        return new ReceiveOptions(max, wait, Optional.empty(), Optional.empty());
    }

    /** What a receiver within the engine's process asks for. */
    protected static ReceiveOptions inProcess(int max) {
        return new ReceiveOptions(max, Duration.ZERO, Optional.empty(), Optional.empty(), true);
    }

    protected List<Delivery> receive(QueueKey queue, int max) {
        return now(engine.receive(queue, atMost(max), new Cancel()));
    }

    /** So many messages that arrive by the engine's own work, which may take other threads a moment. */
    protected List<Delivery> collect(QueueKey queue, int count) {
        List<Delivery> all = new ArrayList<>();
        while (all.size() < count) {
            all.addAll(now(engine.receive(queue, waiting(count - all.size(), Duration.ofSeconds(30)), new Cancel())));
        }
        return all;
    }

    protected Delivery receiveOne(QueueKey queue) {
        List<Delivery> deliveries = receive(queue, 1);
        assertThat(deliveries).hasSize(1);
        return deliveries.get(0);
    }

    protected HandleOutcome.Status delete(QueueKey queue, Delivery delivery) {
        return delete(queue, delivery.receiptHandle());
    }

    protected HandleOutcome.Status delete(QueueKey queue, ReceiptHandle handle) {
        return now(engine.delete(queue, List.of(handle))).get(0).status();
    }

    protected HandleOutcome release(QueueKey queue, Delivery delivery, Duration timeout) {
        return now(engine.changeVisibility(queue, List.of(delivery.receiptHandle()), timeout))
                .get(0);
    }

    protected static List<String> bodies(List<Delivery> deliveries) {
        return deliveries.stream().map(EngineFixture::body).toList();
    }

    protected static String body(Delivery delivery) {
        return new String(delivery.body(), StandardCharsets.UTF_8);
    }

    /** The answer, which must come without time passing. */
    protected static <T> T now(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The reason why there is no answer. */
    protected static Throwable failure(CompletionStage<?> stage) {
        try {
            Object answer = stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
            throw new AssertionError("expected a failure, got " + answer);
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
