package org.opencmq.spring.boot.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jms.core.JmsTemplate;

class CmqMetricsIT {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CmqAutoConfiguration.class, CmqMetricsAutoConfiguration.class, JmsAutoConfiguration.class))
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new);

    @Test
    void countsRequestsBatchesPollsAndDeliveries() {
        runner.run(context -> {
            MeterRegistry registry = context.getBean(MeterRegistry.class);
            JmsTemplate jms = context.getBean(JmsTemplate.class);
            jms.convertAndSend("measured", "one");

            // when: rolled back once, received again, and once more for nothing
            try (Connection connection =
                            context.getBean(ConnectionFactory.class).createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue("measured"))) {
                connection.start();
                assertThat(consumer.receive(60_000)).isNotNull();
                assertThat(registry.get(ProviderMeters.IN_FLIGHT).gauge().value())
                        .isEqualTo(1);
                session.rollback();
                assertThat(consumer.receive(60_000)).isNotNull();
                session.commit();
                assertThat(consumer.receiveNoWait()).isNull();
            }

            // then
            assertThat(registry.get(ProviderMeters.REQUESTS)
                            .tag("action", "SendMessage")
                            .tag("outcome", "succeeded")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(registry.get(ProviderMeters.REQUESTS)
                            .tag("outcome", "refused")
                            .tag("code", "4440")
                            .timers())
                    .isNotEmpty();
            assertThat(registry.get(ProviderMeters.BATCH_SIZE)
                            .tag("action", "SendMessage")
                            .summary()
                            .max())
                    .isEqualTo(1);
            assertThat(registry.get(ProviderMeters.POLLS)
                            .tag("result", "empty")
                            .counter()
                            .count())
                    .isPositive();
            assertThat(registry.get(ProviderMeters.POLLS)
                            .tag("result", "filled")
                            .counter()
                            .count())
                    .isPositive();
            assertThat(registry.get(ProviderMeters.DELIVERED).counter().count()).isEqualTo(2);
            assertThat(registry.get(ProviderMeters.REDELIVERED).counter().count())
                    .isEqualTo(1);
            assertThat(registry.get(ProviderMeters.IN_FLIGHT).gauge().value()).isZero();
        });
    }

    @Test
    void namesTheQueueWhenAsked() {
        runner.withPropertyValues("cmq.metrics.queue-tag=true").run(context -> {
            JmsTemplate jms = context.getBean(JmsTemplate.class);
            jms.setReceiveTimeout(60_000);
            jms.convertAndSend("named", "one");
            assertThat(jms.receive("named")).isNotNull();

            assertThat(context.getBean(MeterRegistry.class)
                            .get(ProviderMeters.DELIVERED)
                            .tag("queue", "named")
                            .counter()
                            .count())
                    .isEqualTo(1);
        });
    }

    @Test
    void measuresNothingWhenSwitchedOff() {
        runner.withPropertyValues("cmq.metrics.enabled=false").run(context -> {
            context.getBean(JmsTemplate.class).convertAndSend("unmeasured", "one");

            assertThat(context.getBean(MeterRegistry.class)
                            .find(ProviderMeters.REQUESTS)
                            .timer())
                    .isNull();
        });
    }
}
