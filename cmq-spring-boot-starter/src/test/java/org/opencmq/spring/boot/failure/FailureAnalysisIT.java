package org.opencmq.spring.boot.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.ConnectionFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.opencmq.client.CmqClient;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.CmqServer;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.core.JmsTemplate;

/** What an operator reads when an application does not start. */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalysisIT {

    private static CmqServer server;

    @BeforeAll
    static void startServer() {
        server = CmqServer.builder().account("AKIDgood", "good").start();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    /** Needs nothing. */
    @Configuration
    @EnableAutoConfiguration
    static class Quiet {}

    /** Sends while it starts. */
    @Configuration
    @EnableAutoConfiguration
    static class Sending {
        @Bean
        SmartInitializingSingleton first(JmsTemplate template) {
            return () -> template.convertAndSend("orders", "first");
        }
    }

    /** Receives while it starts. */
    @Configuration
    @EnableAutoConfiguration
    static class Receiving {
        @Bean
        SmartInitializingSingleton first(ConnectionFactory factory) {
            return () -> {
                try (var context = factory.createContext()) {
                    context.createConsumer(context.createQueue("absent"));
                }
            };
        }
    }

    /** Asks for a queue whose name CMQ cannot spell. */
    @Configuration
    @EnableAutoConfiguration
    static class Asking {
        @Bean
        SmartInitializingSingleton first(CmqClient client) {
            return () -> {
                try {
                    client.control().queueAttributes(new QueueName("absent"));
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
        }
    }

    @Test
    void saysHowToNameAnEndpoint(CapturedOutput output) {
        fails(Quiet.class, "--cmq.embedded.enabled=false");
        assertThat(output).contains("No CMQ endpoint").contains("Action:").contains("cmq.region");
    }

    @Test
    void saysWhatIsWrongWithAValue(CapturedOutput output) {
        fails(Quiet.class, "--cmq.endpoint=http://127.0.0.1:1", "--cmq.receive.max-batch=0");
        assertThat(output)
                .contains("cmq.receive.max-batch")
                .contains("must be 1 to 256, was 0")
                .contains("Action:");
    }

    @Test
    void saysHowToDefineAnSslBundle(CapturedOutput output) {
        fails(Quiet.class, "--cmq.endpoint=https://127.0.0.1:1", "--cmq.ssl.bundle=shop");
        assertThat(output).contains("'shop', which does not exist").contains("spring.ssl.bundle.pem.shop.truststore");
    }

    @Test
    void saysWhichCredentialsToCheck(CapturedOutput output) {
        fails(Sending.class, "--cmq.endpoint=" + server.endpoint(), "--cmq.secret-id=AKIDgood", "--cmq.secret-key=bad");
        assertThat(output).contains("authentication failed").contains("Check cmq.secret-id");
    }

    @Test
    void saysThatAKeyPairIsNeeded(CapturedOutput output) {
        fails(Sending.class, "--cmq.endpoint=http://cmq.example");
        assertThat(output)
                .contains("there is no key pair for http://cmq.example")
                .contains("Check cmq.secret-id");
    }

    @Test
    void saysWhatToCheckWhenNobodyAnswers(CapturedOutput output) throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        fails(Sending.class, "--cmq.endpoint=http://127.0.0.1:" + unused, "--cmq.timeout.retry=200ms");
        assertThat(output).contains("got no answer from").contains("Check that the service runs");
    }

    @Test
    void saysHowToGetAMissingQueue(CapturedOutput output) {
        fails(
                Receiving.class,
                "--cmq.endpoint=" + server.endpoint(),
                "--cmq.secret-id=AKIDgood",
                "--cmq.secret-key=good",
                "--cmq.destination.missing=fail");
        assertThat(output).contains("there is no queue absent").contains("cmq.destination.missing=create");
    }

    @Test
    void saysWhatToDoAboutDestinationsTheStartupCheckMisses(CapturedOutput output) {
        fails(
                Quiet.class,
                "--cmq.endpoint=" + server.endpoint(),
                "--cmq.secret-id=AKIDgood",
                "--cmq.secret-key=good",
                "--cmq.destinations.startup-check.mode=fail",
                "--cmq.destinations.startup-check.queues=absent",
                "--cmq.destinations.startup-check.topics=prices");
        assertThat(output)
                .contains("does not have queue absent, topic prices")
                .contains("Action:")
                .contains("Create queue absent, topic prices.");
    }

    @Test
    void saysTheSameOfWhatTheServiceRefuses(CapturedOutput output) {
        fails(Asking.class, "--cmq.endpoint=" + server.endpoint(), "--cmq.secret-id=AKIDgood", "--cmq.secret-key=good");
        assertThat(output).contains("code=4440").contains("cmq.destination.missing=create");
    }

    @Test
    void saysWhatToDoAboutATakenPort(CapturedOutput output) {
        fails(Quiet.class, "--cmq.embedded.port=" + server.port());
        assertThat(output).contains("The embedded CMQ server did not start").contains("cmq.embedded.port at 0");
    }

    private static void fails(Class<?> application, String... arguments) {
        assertThatThrownBy(() -> new SpringApplication(application).run(arguments))
                .isInstanceOf(Exception.class);
    }
}
