package org.opencmq.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.server.CmqServer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.jms.core.JmsClient;
import org.springframework.jms.core.JmsTemplate;

/** A whole application with Boot's defaults: transacted listeners, cached sessions, an embedded server. */
class EmbeddedApplicationIT {

    @Configuration
    @EnableAutoConfiguration
    static class Application {

        private final List<String> handled = new CopyOnWriteArrayList<>();

        @JmsListener(destination = "greetings")
        void handle(TextMessage message) throws JMSException {
            if (message.getText().startsWith("fails once") && !message.getJMSRedelivered()) {
                throw new IllegalStateException("once");
            }
            handled.add(message.getText());
        }

        @JmsListener(destination = "questions")
        String answer(String question) {
            return "answer to " + question;
        }
    }

    @Test
    void listensSendsAnswersAndRollsBackWithoutAnyConfiguration() {
        try (ConfigurableApplicationContext context = run()) {
            Application application = context.getBean(Application.class);

            // when
            context.getBean(JmsTemplate.class).convertAndSend("greetings", "by template");
            context.getBean(JmsClient.class).destination("greetings").send("by client");
            context.getBean(JmsTemplate.class).convertAndSend("greetings", "fails once");

            // then
            await().atMost(Duration.ofMinutes(1)).until(() -> application.handled.size() >= 3);
            assertThat(application.handled).containsExactlyInAnyOrder("by template", "by client", "fails once");

            // and
            Message reply = context.getBean(JmsTemplate.class)
                    .sendAndReceive("questions", session -> session.createTextMessage("life"));
            assertThat(reply).isInstanceOfSatisfying(TextMessage.class, text -> assertThat(textOf(text))
                    .isEqualTo("answer to life"));
        }
    }

    @Test
    void keepsMessagesInItsFolderAcrossRestarts(@TempDir Path folder) {
        // given
        String data = "--cmq.embedded.data-folder=" + folder.resolve("data");
        try (ConfigurableApplicationContext context = run(data, "--spring.jms.listener.auto-startup=false")) {
            context.getBean(JmsTemplate.class).convertAndSend("greetings", "kept");
        }

        // when
        try (ConfigurableApplicationContext context = run(data)) {
            Application application = context.getBean(Application.class);

            // then
            await().atMost(Duration.ofMinutes(1)).until(() -> application.handled.contains("kept"));
        }
    }

    @Test
    void asksForNothingWhenTransactedListenersCommitEmptyPolls() {
        try (ConfigurableApplicationContext context = run("--spring.jms.listener.receive-timeout=200ms")) {
            CmqServer server = context.getBean(CmqServer.class);

            // when
            await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().of("BatchReceiveMessage") >= 6);

            // then
            assertThat(server.requests().of("CommitTransaction")).isZero();
            assertThat(server.requests().of("BatchDeleteMessage")).isZero();
            assertThat(server.requests().of("DeleteMessage")).isZero();
        }
    }

    @Test
    void closesQuicklyWithIdleListeners() {
        // given
        ConfigurableApplicationContext context = run();
        CmqServer server = context.getBean(CmqServer.class);
        await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().waitingReceivers() >= 2);

        // when
        long start = System.nanoTime();
        context.close();

        // then
        System.out.println("context with idle listeners closed in "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        await().atMost(Duration.ofMinutes(1)).until(() -> server.requests().inFlight() == 0);
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = new SpringApplication(Application.class);
        return application.run(arguments);
    }

    private static String textOf(TextMessage message) {
        try {
            return message.getText();
        } catch (JMSException e) {
            throw new AssertionError(e);
        }
    }
}
