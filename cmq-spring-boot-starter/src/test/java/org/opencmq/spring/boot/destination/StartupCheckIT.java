package org.opencmq.spring.boot.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.jms.CmqService;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.boot.listener.CmqListenerAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;

@ExtendWith(OutputCaptureExtension.class)
class StartupCheckIT {

    private static final String CHECK = "cmq.destinations.startup-check.";

    private final CmqServer server = CmqServer.builder().port(0).inMemory().start();
    private final CmqConnectionFactory factory =
            new CmqConnectionFactory(server.endpoint().toString());
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CmqAutoConfiguration.class,
                    CmqListenerAutoConfiguration.class,
                    JmsAutoConfiguration.class,
                    CmqDestinationAutoConfiguration.class))
            .withPropertyValues("cmq.endpoint=" + server.endpoint());

    @AfterEach
    void close() {
        factory.close();
        server.close();
    }

    @Configuration
    static class Listening {

        @JmsListener(destination = "of-listener")
        void hear(String text) {}

        @JmsListener(destination = "news", containerFactory = "topicJmsListenerContainerFactory")
        void read(String text) {}
    }

    @Test
    void looksForNothingUnlessAsked() {
        runner.withPropertyValues(CHECK + "queues=orders")
                .run(context -> assertThat(context).doesNotHaveBean(DestinationCheck.class));
    }

    @Test
    void doesNotStartWithoutItsDestinationsAndNamesThem() {
        runner.withUserConfiguration(Listening.class)
                .withPropertyValues(CHECK + "mode=fail", CHECK + "queues=orders", CHECK + "topics=prices")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOfSatisfying(MissingDestinationsException.class, e -> assertThat(e.missing())
                                .containsExactly("queue of-listener", "queue orders", "topic news", "topic prices"))
                        .hasMessageContaining("startup-check.mode"));
    }

    @Test
    void startsWhenEverythingIsThere() throws Exception {
        try (CmqService service = factory.openService()) {
            service.createQueue("orders");
        }
        runner.withPropertyValues(CHECK + "mode=fail", CHECK + "queues=orders")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void createsWhatIsMissing() {
        runner.withPropertyValues(CHECK + "mode=create", CHECK + "queues=orders", CHECK + "topics=prices")
                .run(context -> {
                    try (CmqService service = factory.openService()) {
                        assertThat(service.hasQueue("orders")).isTrue();
                        assertThat(service.hasTopic("prices")).isTrue();
                    }
                });
    }

    @Test
    void startsAndLooksAgainUntilEverythingIsThere(CapturedOutput output) {
        runner.withPropertyValues(CHECK + "mode=retry", CHECK + "retry-interval=100ms", CHECK + "queues=late")
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    await().atMost(Duration.ofMinutes(1))
                            .until(() -> output.getAll().contains("missing=[queue late]"));
                    try (CmqService service = factory.openService()) {
                        service.createQueue("late");
                    }
                    await().atMost(Duration.ofMinutes(1))
                            .until(() -> output.getAll().contains("all destinations are there now"));
                });
    }
}
