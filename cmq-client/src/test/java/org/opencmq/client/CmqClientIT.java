package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.form.FormDecoder;

/** The HTTP edge against real sockets. */
@Timeout(300)
class CmqClientIT {

    private static final String SENT = "{\"code\":0,\"message\":\"\",\"requestId\":\"1\",\"msgId\":\"m1\"}";
    private static final OutgoingMessage MESSAGE = OutgoingMessage.of("x");

    /** Answers one decoded request. */
    private interface Service {
        void answer(HttpExchange http, Parameters parameters) throws Exception;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicReference<Service> service = new AtomicReference<>(replying(200, SENT));
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", http -> {
            try (http) {
                service.get()
                        .answer(http, FormDecoder.decode(http.getRequestBody().readAllBytes()));
            } catch (Exception e) {
                throw new IOException(e);
            }
        });
        server.start();
    }

    @AfterEach
    void stopServer() throws InterruptedException {
        end.countDown();
        server.stop(0);
        threads.shutdown();
        assertThat(threads.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void sendsAMegabyteAsOneForm() throws CmqException {
        // given
        AtomicReference<Parameters> seen = new AtomicReference<>();
        AtomicReference<String> encoding = new AtomicReference<>();
        service.set((http, parameters) -> {
            seen.set(parameters);
            encoding.set(http.getRequestMethod() + " " + http.getRequestURI() + " "
                    + http.getRequestHeaders().getFirst("Accept-Encoding"));
            reply(http, 200, SENT);
        });
        String body = "中文 & \n".repeat(1 << 17);

        try (CmqClient client = open(Given.settings(endpoint()))) {
            // when
            MessageId msgId = client.sends(Given.ORDERS).sendAndWait(OutgoingMessage.of(body));

            // then
            assertThat(msgId).isEqualTo(new MessageId("m1"));
            assertThat(seen.get().text("msgBody")).contains(body);
            assertThat(encoding.get()).isEqualTo("POST /v2/index.php identity");
        }
    }

    @Test
    void givesUpOnASilentService() throws CmqException {
        // given
        service.set((http, parameters) ->
                assertThat(end.await(60, TimeUnit.SECONDS)).isTrue());

        try (CmqClient client = open(Given.settings(endpoint())
                .requestTimeout(Duration.ofMillis(200))
                .retry(RetryPolicy.NEVER))) {
            // then
            assertThatThrownBy(() -> client.sends(Given.ORDERS).sendAndWait(MESSAGE))
                    .isInstanceOfSatisfying(CmqUnreachedException.class, e -> assertThat(e.mayHaveBeenCarriedOut())
                            .isTrue())
                    .hasMessageContaining("no answer within PT0.2S");
        }
    }

    @Test
    void waitsForALongPollBeyondTheRequestTimeout() throws CmqException {
        // given
        service.set((http, parameters) -> {
            assertThat(end.await(500, TimeUnit.MILLISECONDS)).isFalse();
            reply(http, 200, "{\"code\":7000,\"message\":\"(10200)no message\",\"requestId\":\"1\"}");
        });

        try (CmqClient client = open(Given.settings(endpoint()).requestTimeout(Duration.ofMillis(100)))) {
            // then
            assertThat(client.receive(Given.ORDERS, 16, Duration.ofSeconds(1), new Cancellation()))
                    .isEmpty();
        }
    }

    @Test
    void endsALongPollAtOnceWhenCancelled() throws Exception {
        // given
        CountDownLatch arrived = new CountDownLatch(1);
        service.set((http, parameters) -> {
            arrived.countDown();
            assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
        });
        Cancellation cancellation = new Cancellation();

        try (CmqClient client = open(Given.settings(endpoint()))) {
            Future<?> poll =
                    threads.submit(() -> client.receive(Given.ORDERS, 16, Duration.ofSeconds(30), cancellation));
            assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

            // when
            cancellation.cancel();

            // then
            assertThat(poll)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(CmqCancelledException.class);
        }
    }

    @Test
    void withoutTheExtensionAPollThatBeganLatelyMayStillAnswer() {
        // given a service that has the poll cancelled before it answers it
        AtomicReference<Cancellation> cancellation = new AtomicReference<>();
        List<String> actions = new CopyOnWriteArrayList<>();
        service.set((http, parameters) -> {
            actions.add(parameters.text("Action").orElse(""));
            cancellation.get().cancel();
            reply(
                    http,
                    200,
                    """
                    {"code":0,"message":"","requestId":"1","msgInfoList":[{"msgId":"m1","receiptHandle":"h1","msgBody":"x",
                     "enqueueTime":1,"firstDequeueTime":1,"nextVisibleTime":2,"dequeueCount":1}]}""");
        });

        // when, then: on a machine that stalls, some polls are older than that by the time they arrive
        try (CmqClient client = open(Given.settings(endpoint()).extensions(Extensions.OFF))) {
            await().atMost(Duration.ofMinutes(1))
                    .ignoreExceptionsMatching(CmqCancelledException.class::isInstance)
                    .until(() -> {
                        cancellation.set(new Cancellation());
                        return client.receive(Given.ORDERS, 1, Duration.ofSeconds(30), cancellation.get())
                                        .size()
                                == 1;
                    });
        }
        assertThat(actions).containsOnly("BatchReceiveMessage");
    }

    @Test
    void endsCallsInFlightWhenClosed() throws Exception {
        // given
        CountDownLatch arrived = new CountDownLatch(2);
        service.set((http, parameters) -> {
            arrived.countDown();
            assertThat(end.await(60, TimeUnit.SECONDS)).isTrue();
        });
        CmqClient client = open(Given.settings(endpoint()).closeTimeout(Duration.ofMillis(100)));
        Future<?> poll =
                threads.submit(() -> client.receive(Given.ORDERS, 16, Duration.ofSeconds(30), new Cancellation()));
        CompletableFuture<MessageId> sent = client.sends(Given.ORDERS).send(MESSAGE);
        CompletableFuture<MessageId> waiting = client.sends(Given.ORDERS).send(MESSAGE);
        assertThat(arrived.await(60, TimeUnit.SECONDS)).isTrue();

        // when
        client.close();

        // then
        for (Future<?> one : List.of(poll, sent, waiting)) {
            assertThat(one)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(CmqCancelledException.class);
        }
        assertThatThrownBy(() -> client.control().clearQueue(Given.ORDERS)).isInstanceOf(CmqCancelledException.class);
    }

    @Test
    void takesNothingAfterTheEndForADestinationItMeetsForTheFirstTime() {
        // given
        CmqClient client = open(Given.settings(endpoint()));

        // when
        client.close();

        // then
        QueueName queue = new QueueName("met-late");
        for (Future<?> one : List.of(
                client.sends(queue).send(MESSAGE),
                client.publishes(new TopicName("met-late")).publish(OutgoingPublication.of("x")),
                client.deletes(queue).delete(new ReceiptHandle("h")))) {
            assertThat(one)
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableThat()
                    .withCauseInstanceOf(CmqCancelledException.class);
        }
    }

    @Test
    void tellsAProxysPageFromARefusal() {
        try (CmqClient client = open(Given.settings(endpoint()).retry(RetryPolicy.NEVER))) {
            service.set(replying(503, "<html>busy</html>"));
            assertThatThrownBy(() -> client.sends(Given.ORDERS).sendAndWait(MESSAGE))
                    .isInstanceOf(CmqUnreachedException.class)
                    .hasMessageContaining("HTTP status 503");

            service.set(replying(200, "<html>welcome</html>"));
            assertThatThrownBy(() -> client.sends(Given.ORDERS).sendAndWait(MESSAGE))
                    .isInstanceOf(CmqUnreachedException.class)
                    .hasMessageContaining("not CMQ's");

            service.set(replying(500, "{\"code\":4440,\"message\":\"(10100)gone\",\"requestId\":\"7\"}"));
            assertThatThrownBy(() -> client.sends(Given.ORDERS).sendAndWait(MESSAGE))
                    .isInstanceOf(CmqRefusedException.class)
                    .hasMessageStartingWith(
                            "SendMessage to orders refused: code=4440 message=\"(10100)gone\" requestId=7");
        }
    }

    @Test
    void createsAQueueUnlessItIsThere() throws CmqException {
        try (CmqClient client = open(Given.settings(endpoint()))) {
            service.set(replying(200, "{\"code\":0,\"message\":\"\",\"requestId\":\"1\",\"queueId\":\"queue-1\"}"));
            assertThat(client.control().createQueueIfAbsent(Given.ORDERS, QueueSettings.NONE))
                    .isTrue();

            service.set(replying(200, "{\"code\":4000,\"message\":\"(4460) (10210)queue is already existed\"}"));
            assertThat(client.control().createQueueIfAbsent(Given.ORDERS, QueueSettings.NONE))
                    .isFalse();
        }
    }

    @Test
    void knowsThatARefusedConnectionCarriedNothingOut() throws IOException {
        // given a port that is held and nobody listens on
        try (Socket held = new Socket()) {
            held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = held.getLocalPort();
            try (CmqClient client =
                    open(Given.settings("http://127.0.0.1:" + port).retry(RetryPolicy.NEVER))) {
                // then
                assertThatThrownBy(() -> client.sends(Given.ORDERS).sendAndWait(MESSAGE))
                        .isInstanceOfSatisfying(CmqUnreachedException.class, e -> assertThat(e.mayHaveBeenCarriedOut())
                                .isFalse())
                        .hasMessageContaining("http://127.0.0.1:" + port);
            }
        }
    }

    @Test
    void survivesPooledConnectionsThatDied() throws Exception {
        // given a service that closes every connection after one answer without saying so
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                CmqClient client = open(Given.settings("http://127.0.0.1:" + listening.getLocalPort()))) {
            Future<?> serving = threads.submit(() -> serveOneEach(listening, 6));

            // then
            for (int i = 0; i < 6; i++) {
                client.control().unbindDeadLetter(Given.ORDERS);
            }
            assertThat(serving).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    @Test
    void batchesManySendersWithoutMixingTheirOutcomes() throws Exception {
        // given
        AtomicInteger requests = new AtomicInteger();
        service.set((http, parameters) -> {
            requests.incrementAndGet();
            List<String> bodies = parameters.text("msgBody").map(List::of).orElse(List.of());
            if (bodies.isEmpty()) {
                bodies = parameters.texts("msgBody");
            }
            String first = bodies.get(0);
            String list = String.join(
                    ",", bodies.stream().map(b -> "{\"msgId\":\"" + b + "\"}").toList());
            reply(http, 200, "{\"code\":0,\"msgId\":\"" + first + "\",\"msgList\":[" + list + "]}");
        });

        try (CmqClient client = open(Given.settings(endpoint()).extensions(Extensions.OFF))) {
            // when
            List<Callable<Boolean>> senders = new ArrayList<>();
            for (int t = 0; t < 32; t++) {
                String name = "t" + t + "-";
                senders.add(() -> {
                    boolean right = true;
                    for (int i = 0; i < 50; i++) {
                        OutgoingMessage message = new OutgoingMessage(name + i, Duration.ZERO, (Object) name);
                        right &= client.sends(Given.ORDERS)
                                .sendAndWait(message)
                                .value()
                                .equals(name + i);
                    }
                    return right;
                });
            }
            List<Future<Boolean>> done = threads.invokeAll(senders);

            // then
            for (Future<Boolean> one : done) {
                assertThat(one.get()).isTrue();
            }
            assertThat(requests.get()).isLessThan(32 * 50 / 2);
        }
    }

    private CmqClient open(CmqClientSettings.Builder settings) {
        return CmqClient.open(settings.build());
    }

    private String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static Service replying(int status, String body) {
        return (http, parameters) -> reply(http, status, body);
    }

    private static void reply(HttpExchange http, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(status, bytes.length);
        http.getResponseBody().write(bytes);
    }

    private static Optional<IOException> serveOneEach(ServerSocket listening, int connections) {
        try {
            for (int i = 0; i < connections; i++) {
                try (Socket connection = listening.accept()) {
                    readRequest(connection.getInputStream());
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{\"code\":0}"
                                    .getBytes(StandardCharsets.US_ASCII));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        int at = head.indexOf("Content-Length: ") + 16;
        in.readNBytes(Integer.parseInt(head.substring(at, head.indexOf("\r\n", at))));
    }
}
