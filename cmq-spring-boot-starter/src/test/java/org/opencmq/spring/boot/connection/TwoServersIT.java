package org.opencmq.spring.boot.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.core.JmsTemplate;

/** One application, two servers with accounts of their own: each message stays on its server. */
class TwoServersIT {

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        private final List<String> orders = new CopyOnWriteArrayList<>();
        private final List<String> bills = new CopyOnWriteArrayList<>();

        @JmsListener(destination = "work")
        void order(String text) {
            orders.add(text);
        }

        @JmsListener(destination = "work", containerFactory = "billingJmsListenerContainerFactory")
        void bill(String text) {
            bills.add(text);
        }
    }

    @Test
    void keepsTheTrafficOfTwoServersApart() {
        try (CmqServer one = CmqServer.builder().account("AKIDone", "key-one").start();
                CmqServer other =
                        CmqServer.builder().account("AKIDother", "key-other").start();
                ConfigurableApplicationContext context = new SpringApplication(Application.class)
                        .run(
                                "--cmq.endpoint=" + one.endpoint(),
                                "--cmq.secret-id=AKIDone",
                                "--cmq.secret-key=key-one",
                                "--cmq.connections.billing.endpoint=" + other.endpoint(),
                                "--cmq.connections.billing.secret-id=AKIDother",
                                "--cmq.connections.billing.secret-key=key-other",
                                "--spring.jms.listener.receive-timeout=200ms")) {
            Application application = context.getBean(Application.class);

            // when
            context.getBean(JmsTemplate.class).convertAndSend("work", "an order");
            context.getBean("billingJmsTemplate", JmsTemplate.class).convertAndSend("work", "a bill");
            context.getBean("billingJmsClient", JmsClient.class)
                    .destination("work")
                    .send("another bill");

            // then
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> application.orders.size() >= 1 && application.bills.size() >= 2);
            assertThat(application.orders).containsExactly("an order");
            assertThat(application.bills).containsExactlyInAnyOrder("a bill", "another bill");
        }
    }
}
