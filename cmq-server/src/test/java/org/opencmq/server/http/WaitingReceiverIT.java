package org.opencmq.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.Answer;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.CmqServer;
import org.opencmq.server.SignedCaller;
import org.opencmq.server.action.ScriptedEngine;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.QueueKey;

/** Long polls whose callers hang up, and many of them at once. */
class WaitingReceiverIT {

    private CmqServer server;
    private SignedCaller caller;

    @BeforeEach
    void start() {
        server = CmqServer.builder().start();
        caller = new SignedCaller(server);
        caller.call("CreateQueue", "queueName", "orders");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private byte[] poll() {
        return caller.rawPost("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", 20);
    }

    private void awaitWaiting(long receivers) {
        await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().waitingReceivers() == receivers);
    }

    private void nextReceiveGetsTheMessageForTheFirstTime() throws Exception {
        caller.call("SendMessage", "queueName", "orders", "msgBody", "later");
        Answer received = caller.call("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", 5);
        assertThat(received.fields().text("msgBody")).isEqualTo("later");
        assertThat(received.fields().number("dequeueCount")).isEqualTo(1);
    }

    @Test
    void aPollWhoseCallerHungUpDoesNotSwallowALaterMessage() throws Exception {
        // given
        try (RawConnection connection = new RawConnection(server.endpoint())) {
            connection.send(poll());
            awaitWaiting(1);
        }

        // when
        awaitWaiting(0);

        // then
        nextReceiveGetsTheMessageForTheFirstTime();
    }

    @Test
    void aPollWhoseCallerHalfClosedDoesNotSwallowALaterMessage() throws Exception {
        try (RawConnection connection = new RawConnection(server.endpoint())) {
            // given
            connection.send(poll());
            awaitWaiting(1);

            // when
            connection.halfClose();
            awaitWaiting(0);

            // then
            nextReceiveGetsTheMessageForTheFirstTime();
        }
    }

    @Test
    void aHundredWaitingReceiversHoldNoThreads() throws Exception {
        // given
        List<RawConnection> connections = new ArrayList<>();
        try {
            int threads = serverThreads();

            // when
            for (int i = 0; i < 100; i++) {
                connections.add(new RawConnection(server.endpoint()).send(poll()));
            }
            awaitWaiting(100);

            // then: event loops begin with their first connection, and there are as many as processors
            assertThat(serverThreads()).isLessThan(threads + 50);
            caller.call("SendMessage", "queueName", "orders", "msgBody", "x");
            awaitWaiting(99);
        } finally {
            for (RawConnection connection : connections) {
                connection.close();
            }
        }
    }

    private static int serverThreads() {
        return (int) Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("vert") || thread.getName().startsWith("cmq"))
                .count();
    }

    @Test
    void givesBackWhatWasLeasedToACallerWhoIsGone() throws IOException {
        // given
        AtomicBoolean cancelled = new AtomicBoolean();
        CompletableFuture<List<Delivery>> leased = new CompletableFuture<>();
        ScriptedEngine engine = new ScriptedEngine() {
            @Override
            public CompletionStage<List<Delivery>> receive(QueueKey queue, ReceiveOptions options, Cancel cancel) {
                cancel.onCancel(() -> cancelled.set(true));
                return leased;
            }
        };
        try (CmqServer scripted = CmqServer.builder().engine(engine).start()) {
            try (RawConnection connection = new RawConnection(scripted.endpoint())) {
                connection.send(new SignedCaller(scripted)
                        .rawPost("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", 20));
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> scripted.requests().waitingReceivers() == 1);
            }
            await().atMost(Duration.ofMinutes(1)).untilTrue(cancelled);

            // when
            Instant now = Instant.now();
            leased.complete(List.of(new Delivery(
                    new MessageId("1"), new ReceiptHandle("42"), new byte[] {'x'}, now, now, now.plusSeconds(30), 1)));

            // then
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> engine.givenBack.equals(List.of(new ReceiptHandle("42"))));
            assertThat(scripted.requests().undelivered()).isEqualTo(1);
        }
    }
}
