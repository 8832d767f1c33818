package org.opencmq.spring.boot.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.opencmq.spring.boot.CmqConnectionDetails;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.boot.testcontainers.service.connection.ServiceConnectionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.testcontainers.containers.GenericContainer;

/** A container with a service connection; it is never started, so no daemon is needed. */
class CmqContainerServiceConnectionTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(
                    AutoConfigurations.of(ServiceConnectionAutoConfiguration.class, CmqAutoConfiguration.class));

    @Test
    void connectsToAContainerOfThatName() {
        runner.withUserConfiguration(ByName.class).run(context -> {
            CmqConnectionDetails details = context.getBean(CmqConnectionDetails.class);
            assertThat(details.getEndpoint()).isEqualTo("http://localhost:49153");
            assertThat(details.getSecretId()).isEqualTo("AKIDcontainer");
            assertThat(details.getSecretKey()).isEqualTo("secret");
            assertThat(context).doesNotHaveBean(CmqServer.class);
        });
    }

    @Test
    void connectsToAContainerOfTheImage() {
        runner.withUserConfiguration(ByImage.class).run(context -> {
            CmqConnectionDetails details = context.getBean(CmqConnectionDetails.class);
            assertThat(details.getEndpoint()).isEqualTo("http://localhost:49153");
            assertThat(details.getSecretId()).isEqualTo("AKIDcommand");
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class ByName {

        @Bean
        @ServiceConnection(name = "cmq")
        NeverStarted container() {
            NeverStarted container = new NeverStarted("registry.example/company/messages:1");
            container.addEnv("CMQ_SECRET_ID", "AKIDcontainer");
            container.addEnv("CMQ_SECRET_KEY", "secret");
            return container;
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ImportTestcontainers(Containers.class)
    static class ByImage {}

    interface Containers {

        @ServiceConnection
        NeverStarted CMQ = new NeverStarted("opencmq/cmq-server:1").withCommand("--account", "AKIDcommand:secret");
    }

    /** Says where it would be, without a daemon. */
    static class NeverStarted extends GenericContainer<NeverStarted> {

        private final String image;

        NeverStarted(String image) {
            super(image);
            this.image = image;
        }

        @Override
        public String getDockerImageName() {
            return image;
        }

        @Override
        public String getHost() {
            return "localhost";
        }

        @Override
        public Integer getMappedPort(int originalPort) {
            assertThat(originalPort).isEqualTo(8080);
            return 49153;
        }

        @Override
        public void start() {
            // stays as it is
        }

        @Override
        public void stop() {
            // stays as it is
        }
    }
}
