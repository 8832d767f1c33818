package org.opencmq.examples.hello;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.CmqConnectionFactory;

class JmsHelloIT {

    @Test
    void redeliversUntilAcknowledgedAndEndsByItself() throws Exception {
        // given
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        // when
        JmsHello.run(
                new CmqConnectionFactory("embedded:hello-test"),
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        // then
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("redelivered=false") && line.contains("你好"))
                .anyMatch(line -> line.contains("redelivered=true") && line.contains("deliveryCount=2"))
                .contains("acknowledged")
                .endsWith("queue is empty");
    }
}
