package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.OutgoingPublication;
import org.opencmq.client.PublishPipeline;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.SubscriptionName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.BatchDeleteMessage;
import org.opencmq.protocol.action.EndpointProtocol;
import org.opencmq.protocol.action.FilterType;
import org.opencmq.protocol.action.NotifyContentFormat;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.action.Subscribe;
import org.opencmq.protocol.action.TopicSettings;

/**
 * Messages published to three queues and an HTTP endpoint, while the server is killed. What was on its way to an endpoint at
 * that moment is tried again after the restart.
 */
@Timeout(900)
class KillWhilePublishingIT {

    private static final TopicName NEWS = new TopicName("news");
    private static final List<QueueName> QUEUES =
            List.of(new QueueName("one"), new QueueName("two"), new QueueName("three"));
    private static final int KILLS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> arrived = new ConcurrentHashMap<>();
    private final AtomicLong arrivals = new AtomicLong();
    private HttpServer endpoint;

    @TempDir
    Path folder;

    @BeforeEach
    void openEndpoint() throws IOException {
        endpoint = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        endpoint.createContext("/news", exchange -> {
            arrived("http", new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        endpoint.start();
    }

    @AfterEach
    void closeEndpoint() {
        endpoint.stop(0);
    }

    @Test
    void fanOutIsCompletedAfterTheRestartOnEverySubscription() throws Exception {
        long seed = Long.getLong("opencmq.seed", System.nanoTime());
        System.out.println("killed while publishing, -Dopencmq.seed=" + seed);
        Random random = new Random(seed);
        try (KillableServer server = KillableServer.start(folder, "--allow-push-to", "127.0.0.1");
                CmqClient client = server.client(KillableServer.THROUGH_RESTARTS)) {
            // given
            client.control().createTopic(NEWS, TopicSettings.NONE, FilterType.TAGS);
            for (QueueName queue : QUEUES) {
                client.control().createQueue(queue, QueueSettings.NONE);
                subscribe(client, EndpointProtocol.QUEUE, queue.value(), queue.value());
            }
            String url = "http://127.0.0.1:" + endpoint.getAddress().getPort() + "/news";
            subscribe(client, EndpointProtocol.HTTP, "http", url);

            // when
            AtomicBoolean ended = new AtomicBoolean();
            Thread publisher = new Thread(() -> publish(client, ended), "publisher");
            publisher.start();
            for (int round = 1; round <= KILLS; round++) {
                int goal = answered.size() + 50 + random.nextInt(600);
                KillableServer.until(PATIENCE, () -> answered.size() >= goal);
                server.kill();
                server.startAgain();
                System.out.println("round " + round + ": answered=" + answered.size() + " pushed="
                        + arrived.getOrDefault("http", Set.of()).size());
            }
            ended.set(true);
            publisher.join();

            // then
            KillableServer.until(PATIENCE, () -> {
                for (QueueName queue : QUEUES) {
                    drain(client, queue);
                }
                return QUEUES.stream().allMatch(queue -> arrived.getOrDefault(queue.value(), Set.of())
                                .containsAll(answered))
                        && arrived.getOrDefault("http", Set.of()).containsAll(answered);
            });
            int distinct = arrived.values().stream().mapToInt(Set::size).sum();
            System.out.println("total: answered=" + answered.size() + " arrived=" + arrivals + " on 4 subscriptions, "
                    + (arrivals.get() - distinct) + " of them twice");
            for (Map.Entry<String, Set<String>> each : arrived.entrySet()) {
                Bodies.assertAllIn("subscription " + each.getKey(), each.getValue(), answered);
            }
            assertThat(arrived).hasSize(QUEUES.size() + 1);
        }
    }

    private static void subscribe(CmqClient client, EndpointProtocol protocol, String name, String endpoint)
            throws CmqException {
        client.control()
                .subscribe(new Subscribe(
                        NEWS,
                        new SubscriptionName("to-" + name),
                        protocol,
                        endpoint,
                        Optional.empty(),
                        Optional.of(NotifyContentFormat.SIMPLIFIED),
                        List.of(),
                        List.of()));
    }

    private void publish(CmqClient client, AtomicBoolean ended) {
        PublishPipeline publishes = client.publishes(NEWS);
        Semaphore window = new Semaphore(32);
        for (int number = 0; !ended.get(); number++) {
            String body = "news " + number;
            window.acquireUninterruptibly();
            var unused = publishes.publish(OutgoingPublication.of(body)).whenComplete((msgId, failure) -> {
                if (failure == null) {
                    answered.add(body);
                }
                window.release();
            });
        }
        publishes.idle().join();
    }

    private void drain(CmqClient client, QueueName queue) throws CmqException {
        List<ReceivedMessage> some = client.receive(queue, 200, Duration.ZERO, new Cancellation());
        if (!some.isEmpty()) {
            some.forEach(message -> arrived(queue.value(), message.msgBody()));
            client.execute(
                    BatchDeleteMessage.ACTION,
                    new BatchDeleteMessage(
                            queue,
                            some.stream().map(ReceivedMessage::receiptHandle).toList()));
        }
    }

    private void arrived(String subscription, String body) {
        arrivals.incrementAndGet();
        arrived.computeIfAbsent(subscription, first -> ConcurrentHashMap.newKeySet())
                .add(body);
    }
}
