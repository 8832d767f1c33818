package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CallReport;
import org.opencmq.client.CmqClient;
import org.opencmq.jms.monitor.ProviderListener;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.server.CmqServer;

class ProviderListenerIT {

    private final CmqServer server = CmqServer.builder().port(0).inMemory().start();
    private final CmqConnectionFactory factory =
            new CmqConnectionFactory(server.endpoint().toString());
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final List<CallReport> calls = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        factory.setProviderListener(new ProviderListener() {

            @Override
            public void called(CallReport report) {
                calls.add(report);
            }

            @Override
            public void delivered(String queue, int deliveryCount) {
                told.add("delivered " + queue + " " + deliveryCount);
            }

            @Override
            public void overran(String queue) {
                told.add("overran " + queue);
            }

            @Override
            public void acknowledgedTooLate(String queue) {
                told.add("too late " + queue);
            }
        });
    }

    @AfterEach
    void close() {
        factory.close();
        server.close();
    }

    @Test
    void tellsOfCallsAndDeliveriesAndCountsWhatIsInFlight() throws JMSException {
        assertThat(factory.messagesInFlight()).isZero();
        try (JMSContext context = factory.createContext(JMSContext.CLIENT_ACKNOWLEDGE)) {
            context.createProducer().send(context.createQueue("told"), "hello");
            JMSConsumer consumer = context.createConsumer(context.createQueue("told"));

            // when
            assertThat(consumer.receive(60_000)).isNotNull();
            int held = factory.messagesInFlight();
            context.recover();
            Message again = consumer.receive(60_000);
            again.acknowledge();

            // then
            assertThat(held).isEqualTo(1);
            assertThat(told).containsExactly("delivered told 1", "delivered told 2");
            assertThat(factory.messagesInFlight()).isZero();
        }
        assertThat(calls)
                .extracting(CallReport::action)
                .contains("SendMessage", "BatchReceiveMessage", "DescribeCapabilities");
    }

    @Test
    void tellsOfMessagesHeldForLongerThanTheirLeases() throws Exception {
        // given: a service that cannot prolong leases
        factory.setOption("extensions", "off");
        try (CmqClient client = CmqClient.open(factory.clientSettings())) {
            client.control()
                    .createQueue(
                            new QueueName("brief"),
                            QueueSettings.builder()
                                    .visibilityTimeout(Duration.ofSeconds(1))
                                    .build());
        }
        try (JMSContext context = factory.createContext(JMSContext.CLIENT_ACKNOWLEDGE);
                JMSContext other = factory.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            context.createProducer().send(context.createQueue("brief"), "hello");
            Message held = context.createConsumer(context.createQueue("brief")).receive(60_000);

            // when
            await().atMost(Duration.ofMinutes(1)).until(() -> told.contains("overran brief"));
            assertThat(other.createConsumer(other.createQueue("brief")).receive(60_000))
                    .isNotNull();
            held.acknowledge();

            // then
            await().atMost(Duration.ofMinutes(1)).until(() -> told.contains("too late brief"));
        }
    }
}
