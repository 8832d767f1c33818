package org.opencmq.spring.boot.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.integration.config.CmqIntegrationMetrics;
import org.opencmq.spring.integration.dsl.Cmq;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.integration.autoconfigure.IntegrationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.support.GenericMessage;

class CmqIntegrationAutoConfigurationIT {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    CmqAutoConfiguration.class,
                    IntegrationAutoConfiguration.class,
                    CmqIntegrationAutoConfiguration.class));

    @Configuration(proxyBeanMethods = false)
    static class Flows {

        @Bean
        IntegrationFlow sending(CmqClient client) {
            return IntegrationFlow.from("in")
                    .handle(Cmq.outboundQueueAdapter(client, "orders"))
                    .get();
        }

        @Bean
        IntegrationFlow receiving(CmqClient client) {
            return IntegrationFlow.from(
                            Cmq.messageDrivenChannelAdapter(client, "orders").id("orders"))
                    .channel("result")
                    .get();
        }

        @Bean
        QueueChannel result() {
            return new QueueChannel();
        }
    }

    @Test
    void flowsWorkOnTheEmbeddedServerWithoutConfiguration() {
        runner.withUserConfiguration(Flows.class).run(context -> {
            // when
            context.getBean("in", MessageChannel.class).send(new GenericMessage<>("hello"));

            // then
            assertThat(context.getBean(QueueChannel.class).receive(60_000).getPayload())
                    .isEqualTo("hello");
            MeterRegistry registry = new SimpleMeterRegistry();
            context.getBean(CmqIntegrationMetrics.class).bindTo(registry);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> registry.get("cmq.integration.received")
                                    .tag("name", "orders")
                                    .functionCounter()
                                    .count()
                            == 1);
        });
    }

    @Test
    void stepsBackForAClientOfTheApplicationAndWithoutTheModule() {
        runner.withBean(
                        "mine",
                        CmqClient.class,
                        () -> CmqClient.open(
                                org.opencmq.client.CmqClientSettings.builder(java.net.URI.create("http://127.0.0.1:1"))
                                        .credentials("AKIDx", "y")
                                        .build()))
                .run(context ->
                        assertThat(context).hasSingleBean(CmqClient.class).hasBean("mine"));
        runner.withClassLoader(new FilteredClassLoader(Cmq.class))
                .run(context -> assertThat(context).doesNotHaveBean(CmqIntegrationMetrics.class));
    }
}
