package org.opencmq.spring.integration.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.client.CmqClient;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.listener.AcknowledgeMode;
import org.opencmq.spring.integration.support.CmqHeaders;
import org.opencmq.test.CmqServerExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.PollableChannel;

class CmqDslIT {

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    @Configuration(proxyBeanMethods = false)
    static class Flows {

        @Bean
        IntegrationFlow first(CmqClient client) {
            return IntegrationFlow.from("in")
                    .handle(Cmq.outboundAdapter(client)
                            .destination(message -> "queue://dsl-first")
                            .delayExpression("headers['wait']")
                            .autoCreate(true))
                    .get();
        }

        @Bean
        IntegrationFlow second(CmqClient client) {
            return IntegrationFlow.from(Cmq.messageDrivenChannelAdapter(client, "dsl-first")
                            .id("driven")
                            .concurrency(2)
                            .acknowledgeMode(AcknowledgeMode.AFTER_SUCCESS)
                            .retryTemplate(new RetryTemplate())
                            .pollWait(Duration.ofSeconds(2)))
                    .handle(Cmq.outboundGateway(client)
                            .requestQueue("dsl-second")
                            .receiveTimeout(Duration.ofSeconds(30)))
                    .channel(Cmq.channel(client, "dsl-third").concurrency(2))
                    .channel(Cmq.publishSubscribeChannel(client, "dsl-fourth").subscription("durable"))
                    .channel(Cmq.pollableChannel(client, "dsl-fifth"))
                    .handle(
                            Cmq.outboundQueueAdapter(client, "dsl-sixth").asyncSend(true),
                            endpoint -> endpoint.poller(Pollers.fixedDelay(10)))
                    .get();
        }

        @Bean
        IntegrationFlow service(CmqClient client) {
            return IntegrationFlow.from(Cmq.inboundGateway(client, "dsl-second").concurrency(2))
                    .<String, String>transform(text -> text.toUpperCase(Locale.ROOT))
                    .get();
        }

        @Bean
        IntegrationFlow last(CmqClient client) {
            return IntegrationFlow.from(
                            Cmq.inboundAdapter(client, "dsl-sixth").receiveTimeout(Duration.ofSeconds(1)),
                            endpoint -> endpoint.poller(Pollers.fixedDelay(10)))
                    .channel("result")
                    .get();
        }

        @Bean
        IntegrationFlow pushed() {
            return IntegrationFlow.from(Cmq.pushEndpoint().id("push").topics("news"))
                    .channel("result")
                    .get();
        }

        @Bean
        QueueChannel result() {
            return new QueueChannel();
        }
    }

    @Test
    void aMessagePassesEveryComponent() {
        try (TestFlow flow = TestFlow.at(cmq.endpoint()).configuration(Flows.class)) {
            // given
            flow.start();

            // when
            flow.context()
                    .getBean("in", MessageChannel.class)
                    .send(org.springframework.integration.support.MessageBuilder.withPayload("hello")
                            .setHeader("count", 3L)
                            .build());

            // then
            Message<?> message =
                    flow.context().getBean("result", PollableChannel.class).receive(60_000);
            assertThat(message.getPayload()).isEqualTo("HELLO");
            assertThat(message.getHeaders()).containsEntry("count", 3L).containsEntry(CmqHeaders.QUEUE, "dsl-sixth");
            await().atMost(Duration.ofMinutes(1)).until(() -> flow.isEmpty("dsl-first") && flow.isEmpty("dsl-sixth"));
        }
    }
}
