package org.opencmq.spring.integration.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.client.CmqClient;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.dsl.Cmq;
import org.opencmq.test.CmqServerExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.config.EnableIntegrationManagement;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.messaging.MessageChannel;

class ObservationIT {

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    @Configuration(proxyBeanMethods = false)
    @EnableIntegrationManagement(observationPatterns = "*")
    static class Flows {

        @Bean
        ObservationRegistry registry() {
            return TestObservationRegistry.create();
        }

        @Bean
        IntegrationFlow sending(CmqClient client) {
            return IntegrationFlow.from("in")
                    .handle(Cmq.outboundQueueAdapter(client, "observed"))
                    .get();
        }

        @Bean
        IntegrationFlow receiving(CmqClient client) {
            return IntegrationFlow.from(
                            Cmq.messageDrivenChannelAdapter(client, "observed").id("driven"))
                    .channel("result")
                    .get();
        }

        @Bean
        QueueChannel result() {
            return new QueueChannel();
        }
    }

    @Test
    void sendingAndReceivingAreObservedAndCounted() {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).configuration(Flows.class)) {
            // given
            flow.start();
            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            new CmqIntegrationMetrics(flow.context()).bindTo(meters);

            // when
            flow.context().getBean("in", MessageChannel.class).send(TestFlow.text("hello"));

            // then
            assertThat(flow.get(QueueChannel.class).receive(60_000)).isNotNull();
            TestObservationRegistry registry = (TestObservationRegistry) flow.get(ObservationRegistry.class);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> TestObservationRegistryAssert.assertThat(registry)
                    .hasAnObservationWithAKeyValue("spring.integration.name", "driven"));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> meters.get("cmq.integration.received")
                                    .tag("name", "driven")
                                    .functionCounter()
                                    .count()
                            == 1);
        }
    }
}
