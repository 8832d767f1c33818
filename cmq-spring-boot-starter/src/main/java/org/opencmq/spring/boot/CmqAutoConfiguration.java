package org.opencmq.spring.boot;

import jakarta.jms.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.CmqConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jms.autoconfigure.JmsProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Gives an application a {@code jmsConnectionFactory} on CMQ, unless it has a connection factory of its own. The endpoint is
 * that of a {@link CmqConnectionDetails} bean, else {@code cmq.endpoint}, else a server embedded in the application.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration",
        afterName = "org.springframework.boot.jms.autoconfigure.JndiConnectionFactoryAutoConfiguration")
@ConditionalOnClass({ConnectionFactory.class, CmqConnectionFactory.class})
@ConditionalOnMissingBean(ConnectionFactory.class)
@EnableConfigurationProperties({CmqProperties.class, JmsProperties.class})
@Import({
    CmqAutoConfiguration.EndpointConfiguration.class,
    CmqEmbeddedServerConfiguration.class,
    CmqConnectionFactoryConfiguration.class
})
public final class CmqAutoConfiguration {

    /** The endpoint that the configuration names. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(CmqConnectionDetails.class)
    @ConditionalOnProperty("cmq.endpoint")
    static class EndpointConfiguration {

        @Bean
        CmqConnectionDetails cmqConnectionDetails(CmqProperties properties) {
            String endpoint = properties.getEndpoint();
            if (endpoint == null) {
                throw new IllegalStateException("cmq.endpoint must not be empty");
            }
            return new CmqConnectionDetails() {
                @Override
                public String getEndpoint() {
                    return endpoint;
                }

                @Override
                public @Nullable String getSecretId() {
                    return properties.getSecretId();
                }

                @Override
                public @Nullable String getSecretKey() {
                    return properties.getSecretKey();
                }
            };
        }
    }
}
