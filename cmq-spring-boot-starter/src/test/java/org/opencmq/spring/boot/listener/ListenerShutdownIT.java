package org.opencmq.spring.boot.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.annotation.JmsListenerConfigurer;
import org.springframework.jms.config.JmsListenerEndpointRegistrar;
import org.springframework.jms.config.SimpleJmsListenerEndpoint;
import org.springframework.jms.core.JmsTemplate;

/** Contexts that close while their listeners wait, and while they are at work. */
class ListenerShutdownIT {

    private static final int MESSAGES = 1_000;

    private final CmqServer server = CmqServer.builder().port(0).inMemory().start();

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Configuration
    @EnableAutoConfiguration
    static class TenListeners implements JmsListenerConfigurer {

        @Override
        public void configureJmsListeners(JmsListenerEndpointRegistrar registrar) {
            for (int i = 0; i < 10; i++) {
                SimpleJmsListenerEndpoint endpoint = new SimpleJmsListenerEndpoint();
                endpoint.setId("idle-" + i);
                endpoint.setDestination("idle-" + i);
                endpoint.setMessageListener(message -> {});
                registrar.registerEndpoint(endpoint);
            }
        }
    }

    @Configuration
    @EnableAutoConfiguration
    static class Worker {

        static final Set<String> HANDLED = ConcurrentHashMap.newKeySet();
        static final AtomicInteger DELIVERIES = new AtomicInteger();

        @JmsListener(destination = "load", concurrency = "4")
        void work(String text) {
            DELIVERIES.incrementAndGet();
            HANDLED.add(text);
        }
    }

    @Test
    void closesAtOnceWithTenIdleListeners() {
        // given
        ConfigurableApplicationContext context = run(TenListeners.class);
        await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().waitingReceivers() >= 10);

        // when
        long start = System.nanoTime();
        context.close();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        // then
        System.out.println("context with 10 idle listeners closed in " + took.toMillis() + " ms");
        assertThat(took).as("less than one poll").isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void losesAndStrandsNothingWhenItClosesUnderLoad() {
        // given
        List<Long> closings = new ArrayList<>();
        Worker.HANDLED.clear();
        Worker.DELIVERIES.set(0);
        try (ConfigurableApplicationContext sender = run(Worker.class, "--spring.jms.listener.auto-startup=false")) {
            JmsTemplate jms = sender.getBean(JmsTemplate.class);
            for (int i = 0; i < MESSAGES; i++) {
                jms.convertAndSend("load", "message-" + i);
            }
        }

        // when: the same application is started again and again, and closed in the middle of its work
        for (int part = 1; part <= 3; part++) {
            int enough = part * MESSAGES / 5;
            ConfigurableApplicationContext context = run(Worker.class);
            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> Worker.HANDLED.size() >= enough);
            long start = System.nanoTime();
            context.close();
            closings.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
        }
        int left = MESSAGES - Worker.HANDLED.size();
        long start = System.nanoTime();
        try (ConfigurableApplicationContext last = run(Worker.class)) {
            assertThat(last.isActive()).isTrue();
            await().atMost(Duration.ofMinutes(2)).until(() -> Worker.HANDLED.size() == MESSAGES);
            System.out.println("after 3 closings under load in " + closings + " ms, the other " + left
                    + " messages came within "
                    + Duration.ofNanos(System.nanoTime() - start).toMillis()
                    + " ms; messages lost: " + (MESSAGES - Worker.HANDLED.size()) + ", delivered twice: "
                    + (Worker.DELIVERIES.get() - MESSAGES));
        }

        // then
        assertThat(Worker.HANDLED).hasSize(MESSAGES);
    }

    private ConfigurableApplicationContext run(Class<?> application, String... arguments) {
        return new SpringApplicationBuilder(application)
                .properties("cmq.endpoint=" + server.endpoint())
                .run(arguments);
    }
}
