package org.opencmq.spring.boot.test;

import java.time.Duration;
import org.opencmq.server.CmqServer;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.spring.boot.CmqConnectionDetails;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** A server of the context's own, and the connection details that lead to it. */
@AutoConfiguration(beforeName = "org.opencmq.spring.boot.CmqAutoConfiguration")
@ConditionalOnBooleanProperty("cmq.test.server.enabled")
public final class CmqServerTestAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    CmqServer cmqTestServer(Environment environment) {
        return CmqServer.builder()
                .inMemory()
                .extensions(environment.getProperty("cmq.test.server.extensions", Boolean.class, true))
                .engineSettings(EngineSettings.DEFAULT.withRestAfterDelete(Duration.ZERO))
                .start();
    }

    @Bean
    @ConditionalOnMissingBean
    CmqConnectionDetails cmqTestConnectionDetails(CmqServer server) {
        return new TestConnectionDetails(server.endpoint().toString());
    }

    /** Where the test's server is; it takes the development key pair. */
    private record TestConnectionDetails(String endpoint) implements CmqConnectionDetails {
        @Override
        public String getEndpoint() {
            return endpoint;
        }
    }
}
