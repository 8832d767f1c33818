package org.opencmq.spring.boot;

import jakarta.jms.ConnectionFactory;
import org.opencmq.jms.CmqConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jms.autoconfigure.JmsProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Gives an application a {@code jmsConnectionFactory} on CMQ, unless it has a connection factory of its own. The endpoint is
 * that of a {@link CmqConnectionDetails} bean, else what {@code cmq.endpoint} or {@code cmq.region} says, else a server
 * embedded in the application. When one of {@code cmq.connections} is the primary one and {@code cmq.*} gives no endpoint,
 * there is no {@code jmsConnectionFactory}.
 */
@AutoConfiguration(
        beforeName = "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration",
        afterName = {
            "org.springframework.boot.jms.autoconfigure.JndiConnectionFactoryAutoConfiguration",
            "org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration"
        })
@ConditionalOnClass({ConnectionFactory.class, CmqConnectionFactory.class})
@ConditionalOnMissingBean(ConnectionFactory.class)
@Conditional(OnOwnConnection.class)
@EnableConfigurationProperties({CmqProperties.class, JmsProperties.class})
@Import({
    CmqAutoConfiguration.EndpointConfiguration.class,
    CmqEmbeddedServerConfiguration.class,
    CmqConnectionFactoryConfiguration.class,
    CmqClientConfiguration.class
})
public final class CmqAutoConfiguration {

    /** The endpoint that the configuration names. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnMissingBean(CmqConnectionDetails.class)
    @Conditional(OnAddress.class)
    static class EndpointConfiguration {

        @Bean
        CmqConnectionDetails cmqConnectionDetails(CmqProperties properties, ObjectProvider<SslBundles> bundles) {
            return new PropertiesConnectionDetails("cmq", properties, bundles);
        }
    }
}
