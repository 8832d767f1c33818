package org.opencmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqUnreachedException;
import org.opencmq.server.CmqServer;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jms.core.JmsTemplate;

/** An endpoint whose certificate only an SSL bundle trusts. */
class SslBundleIT {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    SslAutoConfiguration.class, CmqAutoConfiguration.class, JmsAutoConfiguration.class))
            .withPropertyValues("cmq.timeout.retry=60s");

    @Test
    void trustsWhatTheBundleTrusts() throws Exception {
        try (CmqServer server = CmqServer.builder().start();
                TlsProxy proxy = new TlsProxy(server.port())) {
            runner.withPropertyValues(
                            "cmq.endpoint=" + proxy.endpoint(),
                            "cmq.ssl.bundle=own",
                            "spring.ssl.bundle.pem.own.truststore.certificate=classpath:tls/server.crt")
                    .run(context -> {
                        // when
                        JmsTemplate template = context.getBean(JmsTemplate.class);
                        template.convertAndSend("secret", "hello");

                        // then
                        assertThat(template.receiveAndConvert("secret")).isEqualTo("hello");
                        assertThat(context.getBean(CmqClient.class).capabilities())
                                .isNotNull();
                    });
        }
    }

    @Test
    void trustsNobodyElseWithoutABundle() throws Exception {
        try (CmqServer server = CmqServer.builder().start();
                TlsProxy proxy = new TlsProxy(server.port())) {
            runner.withPropertyValues("cmq.endpoint=" + proxy.endpoint(), "cmq.timeout.retry=200ms")
                    .run(context -> assertThatThrownBy(
                                    () -> context.getBean(JmsTemplate.class).convertAndSend("secret", "hello"))
                            .hasRootCauseInstanceOf(Exception.class)
                            .hasStackTraceContaining(CmqUnreachedException.class.getName()));
        }
    }
}
