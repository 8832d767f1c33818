package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.HandleOutcome;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.Engine.ReceiveOptions;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;

/** Several threads send, poll, cancel and delete by the real clock: every message is leased once and none is lost. */
class LocalEngineConcurrencyTest {

    private static final QueueKey QUEUE = new QueueKey("acc", new QueueName("busy"));
    private static final int SENDERS = 3;
    private static final int RECEIVERS = 4;
    private static final int EACH = 4_000;

    private final ConcurrentLinkedQueue<String> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger deleted = new AtomicInteger();

    @Test
    void leasesEveryMessageOnce() throws Exception {
        // given
        LocalEngine engine = LocalEngine.open(new CrashingStore(), EngineSettings.DEFAULT);
        engine.createQueue(QUEUE, QueueConfig.DEFAULT).toCompletableFuture().get(60, TimeUnit.SECONDS);
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS + RECEIVERS);
        List<Callable<Void>> work = new ArrayList<>();
        for (int i = 0; i < SENDERS; i++) {
            int sender = i;
            work.add(() -> send(engine, sender));
        }
        for (int i = 0; i < RECEIVERS; i++) {
            work.add(() -> receive(engine));
        }
        // when
        for (Future<Void> done : threads.invokeAll(work, 300, TimeUnit.SECONDS)) {
            done.get();
        }
        threads.shutdown();
        // then
        assertThat(received).hasSize(SENDERS * EACH).doesNotHaveDuplicates();
        assertThat(deleted.get()).isEqualTo(SENDERS * EACH);
        engine.close();
    }

    private static Void send(LocalEngine engine, int sender) throws Exception {
        for (int i = 0; i < EACH; i++) {
            String id = Integer.toString(sender * EACH + i + 1);
            NewMessage message = new NewMessage(new MessageId(id), id.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
            SendOutcome outcome =
                    engine.send(QUEUE, List.of(message)).toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(outcome).isEqualTo(SendOutcome.STORED);
        }
        return null;
    }

    private Void receive(LocalEngine engine) throws Exception {
        ReceiveOptions options = new ReceiveOptions(7, Duration.ofMillis(20), Optional.empty(), Optional.empty());
        int polls = 0;
        while (deleted.get() < SENDERS * EACH) {
            Cancel cancel = new Cancel();
            var answer = engine.receive(QUEUE, options, cancel).toCompletableFuture();
            if (polls++ % 5 == 0) {
                cancel.cancel();
            }
            List<Delivery> deliveries = answer.get(60, TimeUnit.SECONDS);
            deliveries.forEach(delivery -> received.add(delivery.msgId().value()));
            List<HandleOutcome> outcomes = engine.delete(
                            QUEUE,
                            deliveries.stream().map(Delivery::receiptHandle).toList())
                    .toCompletableFuture()
                    .get(60, TimeUnit.SECONDS);
            assertThat(outcomes).extracting(HandleOutcome::status).allMatch(status -> status == Status.DONE);
            deleted.addAndGet(outcomes.size());
        }
        return null;
    }
}
