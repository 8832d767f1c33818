package org.opencmq.examples.integration.dsl;

import org.opencmq.client.CmqClient;
import org.opencmq.spring.integration.dsl.Cmq;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.dsl.IntegrationFlow;

/** The flows. The client comes from the starter. */
@Configuration(proxyBeanMethods = false)
class Flows {

    @Bean
    IntegrationFlow send(CmqClient client) {
        return IntegrationFlow.from("orders")
                .handle(Cmq.outboundQueueAdapter(client, "orders"))
                .get();
    }

    @Bean
    IntegrationFlow price(CmqClient client) {
        return IntegrationFlow.from(
                        Cmq.messageDrivenChannelAdapter(client, "orders").concurrency(2))
                .handle(Cmq.outboundGateway(client).requestQueue("prices"))
                .channel(Cmq.publishSubscribeChannel(client, "priced"))
                .handle("results", "add")
                .get();
    }

    @Bean
    IntegrationFlow service(CmqClient client) {
        return IntegrationFlow.from(Cmq.inboundGateway(client, "prices"))
                .<String, String>transform(order -> order + ": " + order.length())
                .get();
    }
}
