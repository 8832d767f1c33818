package org.opencmq.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.protocol.Answer;
import org.opencmq.server.auth.AccessKey;
import org.opencmq.server.topic.DeliveryQueues;

class CmqServerIT {

    @Test
    void carriesAMessageFromSendToDelete() throws Exception {
        try (CmqServer server = CmqServer.builder().start()) {
            // given
            SignedCaller caller = new SignedCaller(server);
            assertThat(caller.call("CreateQueue", "queueName", "orders").code()).isZero();

            // when
            Answer sent = caller.call("SendMessage", "queueName", "orders", "msgBody", "a=1&b=2 c+d/100%~*@#?\"中文");
            Answer received = caller.call("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", 3);
            Answer deleted = caller.call(
                    "DeleteMessage",
                    "queueName",
                    "orders",
                    "receiptHandle",
                    received.fields().text("receiptHandle"));

            // then
            assertThat(received.fields().text("msgId")).isEqualTo(sent.fields().text("msgId"));
            assertThat(received.fields().text("msgBody")).isEqualTo("a=1&b=2 c+d/100%~*@#?\"中文");
            assertThat(deleted.code()).isZero();
            assertThat(caller.call("ReceiveMessage", "queueName", "orders").message())
                    .isEqualTo("(10200)no message");
            assertThat(server.requests().of("ReceiveMessage")).isEqualTo(2);
            assertThat(server.requests().of("ReceiveMessage", 7000)).isEqualTo(1);
        }
    }

    @Test
    void startsAndStopsAndLeavesNoThread() {
        // given
        CmqServer.builder().start().close(); // classes are loaded
        Set<Thread> before = Thread.getAllStackTraces().keySet();

        // when
        CmqServer server = CmqServer.builder().start();
        server.close();
        server.close();

        // then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(newThreads(before)).isEmpty());
    }

    private static List<String> newThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread) && thread.isAlive())
                .map(thread -> thread.getName() + (thread.isDaemon() ? " (daemon)" : ""))
                .filter(name -> name.startsWith("vert") || name.startsWith("cmq") || !name.endsWith("(daemon)"))
                .filter(name -> !name.startsWith("awaitility"))
                .collect(Collectors.toList());
    }

    @Test
    void answersWaitingReceiversWhenItStops() {
        // given
        CmqServer server = CmqServer.builder().start();
        SignedCaller caller = new SignedCaller(server);
        caller.call("CreateQueue", "queueName", "orders");
        CompletableFuture<Answer> waiting =
                caller.later("ReceiveMessage", "queueName", "orders", "pollingWaitSeconds", 30);
        await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().waitingReceivers() == 1);

        // when
        long start = System.nanoTime();
        server.close();
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        // then: it waited neither for the poll nor in vain for the answer to be read
        assertThat(waiting.join().code()).isEqualTo(7000);
        assertThat(taken).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void namesThePortThatIsTaken() throws Exception {
        // given
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            // when, then
            assertThatThrownBy(() -> CmqServer.builder().port(port).start())
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere.invalid", "192.0.2.1"})
    void namesAHostThatIsNotOfThisMachine(String host) {
        assertThatThrownBy(() ->
                        CmqServer.builder().host(host).account("AKIDa", "b").start())
                .isInstanceOf(CannotListenException.class)
                .hasMessageContaining(host)
                .hasMessageEndingWith("give a name or address of this machine");
    }

    @Test
    void refusesToServeTheWorldWithTheDevelopmentKey() {
        assertThatThrownBy(() -> CmqServer.builder().host("0.0.0.0").start())
                .isInstanceOf(CmqServerException.class)
                .hasMessageContaining("needs an account");
    }

    @Test
    void saysWhatIsMissingForADataFolder(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        assertThatThrownBy(() -> CmqServer.builder().dataFolder(folder).start())
                .isInstanceOf(CmqServerException.class)
                .hasMessageContaining("cmq-server-rocksdb");
    }

    @Test
    void acceptsNewKeysWithoutARestart() {
        try (CmqServer server = CmqServer.builder().account("AKIDold", "old").start()) {
            // given
            SignedCaller old = new SignedCaller(server.endpoint(), "AKIDold", "old");
            SignedCaller fresh = new SignedCaller(server.endpoint(), "AKIDnew", "new");
            assertThat(old.call("ListQueue").code()).isZero();
            assertThat(fresh.call("ListQueue").message()).isEqualTo("(10270)secret id is not existed");

            // when
            server.replaceKeys(List.of(new AccessKey("1000", "AKIDnew", "new")));

            // then
            assertThat(fresh.call("ListQueue").code()).isZero();
            assertThat(old.call("ListQueue").code()).isEqualTo(4100);
        }
    }

    @Test
    void deletingAQueueEndsTheSubscriptionsThatDeliverToIt() {
        try (CmqServer server = CmqServer.builder().start()) {
            // given
            SignedCaller caller = new SignedCaller(server);
            caller.call("CreateQueue", "queueName", "orders");
            caller.call("CreateTopic", "topicName", "news");
            Object[] subscription = {
                "topicName", "news", "subscriptionName", "reader", "protocol", "queue", "endpoint", "orders"
            };
            assertThat(caller.call("Subscribe", subscription).code()).isZero();

            // when
            assertThat(caller.call("DeleteQueue", "queueName", "orders").code()).isZero();

            // then
            assertThat(caller.call("ListSubscriptionByTopic", "topicName", "news")
                            .fields()
                            .optionalNumber("totalCount"))
                    .hasValue(0);
            assertThat(caller.call("DeleteQueue", "queueName", "orders").code()).isEqualTo(4440);
            assertThat(caller.call("DeleteTopic", "topicName", "news").code()).isZero();
        }
    }

    @Test
    void showsNoQueueOfItsOwnToAnybody() throws Exception {
        // given
        assertThatThrownBy(() -> new AccessKey(DeliveryQueues.ACCOUNT, "AKIDx", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account must be 1 to 32 letters");
        try (CmqServer server = CmqServer.builder().start()) {
            SignedCaller caller = new SignedCaller(server);
            caller.call("CreateQueue", "queueName", "orders");
            caller.call("CreateTopic", "topicName", "news");
            Object[] subscription = {
                "topicName", "news", "subscriptionName", "reader", "protocol", "queue", "endpoint", "orders"
            };

            // when
            caller.call("Subscribe", subscription);

            // then
            assertThat(caller.call("ListQueue").fields().optionalNumber("totalCount"))
                    .hasValue(1);
            assertThat(metrics(server)).contains("\ncmq_queues 1.0\n");
        }
    }

    private static String metrics(CmqServer server) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.endpoint().resolve("/metrics"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    @Test
    void keepsAccountsApart() {
        try (CmqServer server = CmqServer.builder()
                .key(new AccessKey("1", "AKIDa", "a"))
                .key(new AccessKey("2", "AKIDb", "b"))
                .start()) {
            // given
            SignedCaller a = new SignedCaller(server.endpoint(), "AKIDa", "a");
            SignedCaller b = new SignedCaller(server.endpoint(), "AKIDb", "b");
            a.call("CreateQueue", "queueName", "orders");

            // when, then
            assertThat(b.call("SendMessage", "queueName", "orders", "msgBody", "x")
                            .code())
                    .isEqualTo(4440);
            assertThat(b.call("CreateQueue", "queueName", "orders").code()).isZero();
            assertThat(a.call("ListQueue").fields().optionalNumber("totalCount"))
                    .hasValue(1);
        }
    }
}
