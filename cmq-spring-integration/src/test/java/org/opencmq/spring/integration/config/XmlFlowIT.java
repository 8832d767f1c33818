package org.opencmq.spring.integration.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.opencmq.client.CmqClient;
import org.opencmq.client.Extensions;
import org.opencmq.spring.integration.TestFlow;
import org.opencmq.spring.integration.http.CmqPushEndpoint;
import org.opencmq.test.CmqServerExtension;
import org.springframework.context.support.GenericXmlApplicationContext;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.PollableChannel;

class XmlFlowIT {

    @RegisterExtension
    static final CmqServerExtension cmq = CmqServerExtension.create();

    @Test
    void aMessagePassesEveryComponent() {
        try (CmqClient client = TestFlow.open(cmq.endpoint(), Extensions.AUTO);
                GenericXmlApplicationContext context = new GenericXmlApplicationContext()) {
            // given
            context.registerBean(
                    "cmqClient", CmqClient.class, () -> client, definition -> definition.setDestroyMethodName(""));
            context.load("classpath:org/opencmq/spring/integration/config/flow.xml");
            context.refresh();

            // when
            context.getBean("in", MessageChannel.class)
                    .send(MessageBuilder.withPayload("hello")
                            .setHeader("keptOne", 1)
                            .setHeader("dropped", 2)
                            .build());

            // then
            Message<?> message =
                    context.getBean("result", PollableChannel.class).receive(60_000);
            assertThat(message.getPayload()).isEqualTo("HELLO");
            assertThat(message.getHeaders()).containsEntry("keptOne", 1).doesNotContainKey("dropped");

            // when
            int status = context.getBean(CmqPushEndpoint.class)
                    .receive(
                            Map.of("x-cmq-message-id", "1")::get,
                            "{\"topicName\":\"weather\",\"msgId\":\"1\",\"msgBody\":\"rain\"}");

            // then
            assertThat(status).isEqualTo(200);
            assertThat(context.getBean("result", PollableChannel.class)
                            .receive(60_000)
                            .getPayload())
                    .isEqualTo("rain");
        }
    }
}
