package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.monitor.ServiceStatus;
import org.opencmq.server.CmqServer;

class CmqServiceIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CmqServer server = CmqServer.builder().port(0).inMemory().start();
    private final CmqConnectionFactory factory =
            new CmqConnectionFactory(server.endpoint().toString());

    @AfterEach
    void close() {
        factory.close();
        server.close();
    }

    @Test
    void saysWhatTheServiceIsByOneRequest() throws JMSException {
        try (CmqService service = factory.openService()) {
            ServiceStatus status = service.status(PATIENCE);
            service.status(PATIENCE);

            assertThat(status.endpoint()).isEqualTo(server.endpoint().toString());
            assertThat(status.product()).isNotEmpty();
            assertThat(status.extensions()).contains("change_visibility");
            assertThat(server.requests().of("ListQueue")).isEqualTo(2);
            assertThat(server.requests().of("DescribeCapabilities")).isEqualTo(1);
        }
    }

    @Test
    void tellsAWrongKeyFromAServiceThatIsAway() throws JMSException {
        factory.setSecretId(CmqServer.DEVELOPMENT_SECRET_ID);
        factory.setSecretKey("wrong");
        try (CmqService service = factory.openService()) {
            assertThatThrownBy(() -> service.status(PATIENCE))
                    .isInstanceOfSatisfying(JMSSecurityException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo("4100"));
        }
        server.close();
        try (CmqService service = factory.openService()) {
            assertThatThrownBy(() -> service.status(Duration.ofMillis(300)))
                    .isInstanceOfSatisfying(JMSException.class, e -> assertThat(e.getErrorCode())
                            .isEqualTo("unreached"));
        }
    }

    @Test
    void findsAndMakesDestinationsByTheirJmsNames() throws JMSException {
        factory.setOption("destination.prefix", "dev-");
        try (CmqService service = factory.openService()) {
            assertThat(service.hasQueue("shop.orders")).isFalse();
            assertThat(service.hasTopic("news")).isFalse();

            service.createQueue("shop.orders");
            service.createQueue("shop.orders");
            service.createTopic("news");

            assertThat(service.hasQueue("shop.orders")).isTrue();
            assertThat(service.hasTopic("news")).isTrue();
        }
    }
}
