package org.opencmq.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.server.CmqServer;
import org.opencmq.server.metrics.TrafficReport;

/**
 * What JMS costs in requests, counted by the server. In transactions, where the number of requests does not depend on how
 * threads meet.
 */
class CostIT {

    private static final int IN_A_TRANSACTION = 160;
    private static final int TRANSACTIONS = 12;
    private static final String RECEIVE = "BatchReceiveMessage";
    private static final long PATIENCE_MILLIS = 60_000;

    private CmqServer server;
    private CmqConnectionFactory factory;

    @BeforeEach
    void start() {
        server = CmqServer.builder().port(0).start();
        factory = new CmqConnectionFactory();
        factory.setUrl(server.endpoint().toString());
        factory.setSecretId(CmqServer.DEVELOPMENT_SECRET_ID);
        factory.setSecretKey(CmqServer.DEVELOPMENT_SECRET_KEY);
    }

    @AfterEach
    void stop() {
        factory.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"auto, 0.05", "off, 0.25"})
    void sendingReceivingAndDeletingUnderLoadCostsAFractionOfARequestForAMessage(String extensions, double most)
            throws JMSException {
        // given
        factory.setOption("extensions", extensions);
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(session.createQueue("orders"));
            producer.send(Bench.message(session)); // makes the queue and asks what the service can do
            session.commit();
            long before = server.requests().total();

            // when
            for (int i = 0; i < TRANSACTIONS; i++) {
                for (int j = 0; j < IN_A_TRANSACTION; j++) {
                    producer.send(Bench.message(session));
                }
                session.commit();
            }
            connection.start();
            MessageConsumer consumer = session.createConsumer(session.createQueue("orders"));
            for (int i = 0; i < TRANSACTIONS; i++) {
                for (int j = 0; j < IN_A_TRANSACTION; j++) {
                    assertThat(consumer.receive(PATIENCE_MILLIS)).isNotNull();
                }
                session.commit();
            }

            // then
            double messages = TRANSACTIONS * IN_A_TRANSACTION;
            assertThat((server.requests().total() - before) / messages).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void aHundredIdleConsumersOfOneQueueWaitWithOneRequestAtATime() throws JMSException {
        // given: polls so short that the test sees several; with the usual ones of 20 s it is three a minute
        factory.setOption("receive.pollingWait", "1s");
        try (Connection connection = factory.createConnection()) {
            for (int i = 0; i < 100; i++) {
                Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                session.createConsumer(session.createQueue("orders")).setMessageListener(message -> {});
            }
            connection.start();
            long settled = receives() + 2;
            await().atMost(Duration.ofMinutes(1)).until(() -> receives() >= settled);
            TrafficReport before = server.requests();

            // when
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                assertThat(server.requests().waitingReceivers()).isLessThanOrEqualTo(1);
                return receives() >= before.of(RECEIVE) + 3;
            });

            // then: nothing but polls, one after the other
            TrafficReport after = server.requests();
            assertThat(after.total() - before.total()).isEqualTo(after.of(RECEIVE) - before.of(RECEIVE));
        }
    }

    private long receives() {
        return server.requests().of(RECEIVE);
    }

    @Test
    void anEmptyCommitCostsNoRequest() throws JMSException {
        // given
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            session.createProducer(session.createQueue("orders")).send(Bench.message(session));
            session.commit();
            long before = server.requests().total();

            // when
            for (int i = 0; i < 100; i++) {
                session.commit();
                session.rollback();
            }

            // then
            assertThat(server.requests().total()).isEqualTo(before);
        }
    }
}
