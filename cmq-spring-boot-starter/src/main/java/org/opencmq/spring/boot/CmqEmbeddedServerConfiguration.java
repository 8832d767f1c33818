package org.opencmq.spring.boot;

import java.nio.file.Path;
import org.opencmq.server.CmqServer;
import org.opencmq.server.CmqServerBuilder;
import org.opencmq.spring.boot.properties.EmbeddedProperties;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Starts a CMQ server inside of the application when nothing else says where CMQ is. The connection details depend on the
 * server, so it is closed after everything that uses it: listeners stop first, then connections close, then the server.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(CmqServer.class)
@ConditionalOnMissingBean(CmqConnectionDetails.class)
@ConditionalOnBooleanProperty(name = "cmq.embedded.enabled", matchIfMissing = true)
class CmqEmbeddedServerConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    CmqServer cmqServer(CmqProperties properties) {
        EmbeddedProperties embedded = properties.getEmbedded();
        CmqServerBuilder builder = CmqServer.builder().port(embedded.getPort());
        Path folder = embedded.getDataFolder();
        return (folder == null ? builder.inMemory() : builder.dataFolder(folder)).start();
    }

    @Bean
    CmqConnectionDetails cmqEmbeddedConnectionDetails(CmqServer server) {
        return new EmbeddedConnectionDetails(server.endpoint().toString());
    }

    /** Where the embedded server is. */
    private record EmbeddedConnectionDetails(String endpoint) implements CmqConnectionDetails {
        @Override
        public String getEndpoint() {
            return endpoint;
        }
    }
}
