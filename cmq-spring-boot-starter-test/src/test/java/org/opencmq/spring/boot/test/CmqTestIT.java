package org.opencmq.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.test.context.TestPropertySource;

@CmqTest(properties = "spring.jms.template.receive-timeout=60s")
@Import(EchoListener.class)
@TestPropertySource(properties = "cmq.endpoint=https://production.example")
class CmqTestIT {

    @Autowired
    private JmsClient client;

    @Autowired
    private JmsTemplate template;

    @Autowired
    private CmqServer server;

    @Autowired
    private ApplicationContext context;

    @Test
    void runsTheImportedListenerOnAServerOfItsOwn() {
        // when
        client.destination("questions").send("hello");

        // then
        assertThat(template.receiveAndConvert("answers")).isEqualTo("echo hello");
        assertThat(server.requests().of("BatchReceiveMessage")).isPositive();
    }

    @Test
    void leavesOtherComponentsOut() {
        assertThat(context.getBeanNamesForType(OtherComponent.class)).isEmpty();
    }
}
