package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.protocol.action.Page;
import org.opencmq.server.CmqServer;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.engine.local.LocalEngine;
import org.opencmq.server.engine.local.MemoryMessageStore;

/** What a connection made for itself goes by itself when the connection died without closing. */
@SuppressWarnings("try") // the abandoned connection is closed once nobody can reach its service
class AbandonedQueuesIT {

    private static final Duration A_WHILE = Duration.ofMinutes(29);
    private static final Duration LONGER = Duration.ofMinutes(2);

    private final JumpingTime time = new JumpingTime();
    private CmqServer server;
    private CuttingProxy proxy;
    private CmqConnectionFactory doomed;
    private CmqClient client;

    @BeforeEach
    void start() throws Exception {
        server = CmqServer.builder()
                .engine(LocalEngine.open(new MemoryMessageStore(), EngineSettings.DEFAULT, time, time))
                .start();
        proxy = new CuttingProxy(server.endpoint());
        doomed = new CmqConnectionFactory(
                proxy.endpoint() + "?timeout.connect=5s&timeout.request=5s&timeout.retry=5s&timeout.close=5s");
        client = CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY)
                .build());
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        doomed.close();
        proxy.close();
        server.close();
    }

    private List<String> queues(String beginning) throws Exception {
        return client.control().listQueues(new Page(Optional.of(beginning), 0, 50)).queueList().stream()
                .map(each -> each.queueName().value())
                .toList();
    }

    @Test
    void aTemporaryQueueWhoseOwnerDiedGoesByItself() throws Exception {
        try (Connection connection = doomed.createConnection()) {
            // given
            connection.start();
            Session session = connection.createSession();
            session.createConsumer(session.createTemporaryQueue()).receiveNoWait();
            assertThat(queues("tmpq-")).hasSize(1);

            // when
            proxy.goDown();

            // then
            time.jump(A_WHILE);
            assertThat(queues("tmpq-")).hasSize(1);
            time.jump(LONGER);
            await().atMost(Duration.ofMinutes(1)).until(() -> queues("tmpq-").isEmpty());
        }
    }

    @Test
    void aSubscriptionWhoseOwnerDiedGoesByItself() throws Exception {
        try (Connection connection = doomed.createConnection()) {
            // given
            connection.start();
            Session session = connection.createSession();
            session.createConsumer(session.createTopic("news")).receiveNoWait();
            assertThat(queues("subn-")).hasSize(1);

            // when
            proxy.goDown();
            time.jump(A_WHILE.plus(LONGER));

            // then
            await().atMost(Duration.ofMinutes(1)).until(() -> queues("subn-").isEmpty());
        }
    }

    @Test
    void whatIsConsumedStaysHoweverLongNothingComes() throws Exception {
        try (CmqConnectionFactory factory =
                        new CmqConnectionFactory(server.endpoint().toString());
                Connection connection = factory.createConnection()) {
            // given
            connection.start();
            Session session = connection.createSession();
            Queue queue = session.createTemporaryQueue();
            var consumer = session.createConsumer(queue);
            consumer.receiveNoWait();

            // when
            for (int i = 0; i < 4; i++) {
                time.jump(A_WHILE);
                consumer.receiveNoWait();
            }
            session.createProducer(queue).send(session.createTextMessage("late"));

            // then
            assertThat(((TextMessage) consumer.receive(60_000)).getText()).isEqualTo("late");
        }
    }
}
