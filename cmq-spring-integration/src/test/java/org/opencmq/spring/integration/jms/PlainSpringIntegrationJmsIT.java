package org.opencmq.spring.integration.jms;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.ConnectionFactory;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.test.CmqServerExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.channel.QueueChannel;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.jms.dsl.Jms;
import org.springframework.jms.connection.CachingConnectionFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.PollableChannel;

/** spring-integration-jms as it is, over our connection factory: adapters, gateways, channels. */
class PlainSpringIntegrationJmsIT {

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    @Configuration(proxyBeanMethods = false)
    static class Flows {

        @Bean(destroyMethod = "destroy")
        CachingConnectionFactory connectionFactory() {
            CmqConnectionFactory factory =
                    new CmqConnectionFactory(cmq.endpoint().toString());
            // A channel over JMS sends the whole message as an object, which only trusted classes may come out of.
            factory.setOption(
                    "message.trustedClasses",
                    "org.springframework.messaging.*,org.springframework.integration.*,"
                            + "org.opencmq.jms.internal.destination.*,java.util.*,java.lang.*");
            return new CachingConnectionFactory(factory);
        }

        @Bean
        IntegrationFlow first(ConnectionFactory factory) {
            return IntegrationFlow.from("in")
                    .handle(Jms.outboundAdapter(factory).destination("jms-first"))
                    .get();
        }

        @Bean
        IntegrationFlow second(ConnectionFactory factory) {
            return IntegrationFlow.from(Jms.messageDrivenChannelAdapter(factory).destination("jms-first"))
                    .handle(Jms.outboundGateway(factory)
                            .requestDestination("jms-second")
                            .receiveTimeout(60_000))
                    .channel(Jms.channel(factory).destination("jms-third"))
                    .channel(Jms.pollableChannel(factory).destination("jms-fifth"))
                    .handle(
                            Jms.outboundAdapter(factory).destination("jms-sixth"),
                            endpoint -> endpoint.poller(Pollers.fixedDelay(10)))
                    .get();
        }

        @Bean
        IntegrationFlow service(ConnectionFactory factory) {
            return IntegrationFlow.from(Jms.inboundGateway(factory).requestDestination("jms-second"))
                    .<String, String>transform(text -> text.toUpperCase(Locale.ROOT))
                    .get();
        }

        @Bean
        IntegrationFlow last(ConnectionFactory factory) {
            return IntegrationFlow.from(
                            Jms.inboundAdapter(factory).destination("jms-sixth"),
                            endpoint -> endpoint.poller(Pollers.fixedDelay(10)))
                    .channel("published")
                    .get();
        }

        @Bean("published")
        org.springframework.integration.jms.dsl.JmsPublishSubscribeMessageChannelSpec published(
                ConnectionFactory factory) {
            return Jms.publishSubscribeChannel(factory).destination("jms-topic");
        }

        @Bean
        IntegrationFlow result(QueueChannel results) {
            return IntegrationFlow.from("published").channel(results).get();
        }

        @Bean
        QueueChannel results() {
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
                    flow.context().getBean("results", PollableChannel.class).receive(60_000);
            assertThat(message.getPayload()).isEqualTo("HELLO");
            // The gateway of spring-integration-jms hands out the headers of the reply, which its service did not copy.
            assertThat(message.getHeaders()).containsKeys("jms_messageId", "jms_correlationId");
        }
    }
}
