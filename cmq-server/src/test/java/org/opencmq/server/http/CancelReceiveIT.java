package org.opencmq.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.Answer;
import org.opencmq.server.CmqServer;
import org.opencmq.server.SignedCaller;

/** A receive that waits is ended by name, its connection left alone. What is awaited for 20 s would else come after 30. */
class CancelReceiveIT {

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

    private CompletableFuture<Answer> poll(String id) {
        return CompletableFuture.supplyAsync(() -> new SignedCaller(server)
                .call(
                        "BatchReceiveMessage",
                        "queueName",
                        "orders",
                        "numOfMsg",
                        5,
                        "pollingWaitSeconds",
                        30,
                        "receiveId",
                        id));
    }

    private Answer cancel(String id) {
        return caller.call("CancelReceive", "queueName", "orders", "receiveId", id);
    }

    @Test
    void isAnsweredWithNoMessage() throws Exception {
        // given
        CompletableFuture<Answer> mine = poll("a");
        CompletableFuture<Answer> other = poll("b");
        await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().waitingReceivers() == 2);

        // when
        assertThat(cancel("a").code()).isZero();

        // then
        assertThat(mine.get(20, TimeUnit.SECONDS).code()).isEqualTo(7000);
        assertThat(other).isNotDone();
        caller.call("SendMessage", "queueName", "orders", "msgBody", "later");
        assertThat(other.get(20, TimeUnit.SECONDS).code()).isZero();
    }

    @Test
    void doesNotWaitWhenItsCancellationCameFirst() throws Exception {
        // given
        cancel("a");

        // when
        CompletableFuture<Answer> receive = poll("a");

        // then
        assertThat(receive.get(20, TimeUnit.SECONDS).code()).isEqualTo(7000);
    }

    @Test
    void refusesIdentifiersThatAreNone() {
        assertThat(cancel("x".repeat(65)).code()).isEqualTo(4000);
        assertThat(caller.call("CancelReceive", "queueName", "orders").code()).isEqualTo(4000);
    }
}
