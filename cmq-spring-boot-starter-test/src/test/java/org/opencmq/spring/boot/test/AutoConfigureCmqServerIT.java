package org.opencmq.spring.boot.test;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.action.Capabilities;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jms.core.JmsTemplate;

@SpringBootTest(properties = {"cmq.endpoint=https://production.example", "spring.jms.template.receive-timeout=60s"})
@AutoConfigureCmqServer(extensions = false)
class AutoConfigureCmqServerIT {

    @Autowired
    private JmsTemplate template;

    @Autowired
    private CmqClient client;

    @Autowired
    private OtherComponent other;

    @Test
    void givesAWholeApplicationAServerInPlaceOfItsEndpoint() {
        // when
        template.convertAndSend("questions", "whole");

        // then
        assertThat(template.receiveAndConvert("answers")).isEqualTo("echo whole");
        assertThat(other).isNotNull();
    }

    @Test
    void offersPlainCmqWhenAsked() throws Exception {
        assertThat(client.capabilities()).isEqualTo(Capabilities.PLAIN);
    }
}
