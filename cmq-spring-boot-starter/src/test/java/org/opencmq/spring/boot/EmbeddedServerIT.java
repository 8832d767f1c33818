package org.opencmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.server.CmqServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.config.JmsListenerEndpointRegistry;
import org.springframework.jms.core.JmsTemplate;

/** The server's life inside of an application. */
class EmbeddedServerIT {

    private static final AtomicReference<String> SEEN_AT_STOP = new AtomicReference<>("nothing");

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        @JmsListener(destination = "idle")
        void hear(String text) {}

        @Bean
        LastToStop lastToStop(ApplicationContext context) {
            return new LastToStop(context);
        }
    }

    /** Stops after every other part with a life cycle, none of which it depends on, and before any bean is destroyed. */
    static final class LastToStop implements SmartLifecycle {
        private final ApplicationContext context;
        private volatile boolean running;

        LastToStop(ApplicationContext context) {
            this.context = context;
        }

        @Override
        public void start() {
            running = true;
        }

        @Override
        public void stop() {
            running = false;
            try {
                JmsListenerEndpointRegistry listeners = context.getBean(JmsListenerEndpointRegistry.class);
                URI endpoint = context.getBean(CmqServer.class).endpoint();
                SEEN_AT_STOP.set("listeners running=" + listeners.isRunning() + " server=" + health(endpoint));
            } catch (Exception e) {
                SEEN_AT_STOP.set(e.toString());
            }
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public int getPhase() {
            return Integer.MIN_VALUE;
        }
    }

    @Test
    void stopsAfterTheListeners() {
        // given
        ConfigurableApplicationContext context = run();
        URI endpoint = context.getBean(CmqServer.class).endpoint();

        // when
        context.close();

        // then
        assertThat(SEEN_AT_STOP.get()).isEqualTo("listeners running=false server=200");
        assertThatThrownBy(() -> health(endpoint)).isInstanceOf(IOException.class);
    }

    @Test
    void listensOnTheFixedPort() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (ConfigurableApplicationContext context = run("--cmq.embedded.port=" + port)) {
            assertThat(context.getBean(CmqServer.class).port()).isEqualTo(port);
        }
    }

    @Test
    void forgetsEverythingInMemoryAndKeepsItInAFolder(@TempDir Path folder) {
        // given
        String data = "--cmq.embedded.data-folder=" + folder.resolve("data");
        String soon = "--spring.jms.template.receive-timeout=100ms";
        try (ConfigurableApplicationContext context = run(soon)) {
            context.getBean(JmsTemplate.class).convertAndSend("kept", "in memory");
        }
        try (ConfigurableApplicationContext context = run(data)) {
            context.getBean(JmsTemplate.class).convertAndSend("kept", "in a folder");
        }

        // then
        try (ConfigurableApplicationContext context = run(soon)) {
            assertThat(context.getBean(JmsTemplate.class).receive("kept")).isNull();
        }
        try (ConfigurableApplicationContext context = run(data, "--spring.jms.template.receive-timeout=60s")) {
            assertThat(context.getBean(JmsTemplate.class).receiveAndConvert("kept"))
                    .isEqualTo("in a folder");
        }
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        return new SpringApplication(Application.class).run(arguments);
    }

    private static int health(URI endpoint) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(endpoint.resolve("/health")).build(), BodyHandlers.discarding())
                .statusCode();
    }
}
