package org.opencmq.spring.boot.listener;

import jakarta.jms.ConnectionFactory;
import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.boot.CmqAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jms.autoconfigure.DefaultJmsListenerContainerFactoryConfigurer;
import org.springframework.boot.jms.autoconfigure.JmsProperties;
import org.springframework.boot.thread.Threading;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jms.annotation.EnableJms;

/**
 * The container factories of {@code @JmsListener} methods: {@code jmsListenerContainerFactory} for queues, in place of Boot's,
 * and {@code topicJmsListenerContainerFactory} for topics. Each backs off before a bean of its name.
 */
@AutoConfiguration(
        after = CmqAutoConfiguration.class,
        afterName = "org.opencmq.spring.boot.connection.CmqConnectionsAutoConfiguration",
        beforeName = "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration")
@ConditionalOnClass({EnableJms.class, CmqConnectionFactory.class})
@ConditionalOnBean(ConnectionFactory.class)
@EnableConfigurationProperties({CmqListenerProperties.class, JmsProperties.class})
public final class CmqListenerAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    CmqListenerContainerFactoryConfigurer cmqListenerContainerFactoryConfigurer(
            DefaultJmsListenerContainerFactoryConfigurer boot,
            CmqListenerProperties properties,
            JmsProperties jmsProperties,
            Environment environment) {
        return new CmqListenerContainerFactoryConfigurer(
                boot, properties, jmsProperties, Threading.VIRTUAL.isActive(environment));
    }

    @Bean
    @ConditionalOnSingleCandidate(ConnectionFactory.class)
    @ConditionalOnMissingBean(name = "jmsListenerContainerFactory")
    CmqListenerContainerFactory jmsListenerContainerFactory(
            CmqListenerContainerFactoryConfigurer configurer, ConnectionFactory connectionFactory) {
        CmqListenerContainerFactory factory = new CmqListenerContainerFactory();
        configurer.configure(factory, connectionFactory);
        return factory;
    }

    @Bean
    @ConditionalOnSingleCandidate(ConnectionFactory.class)
    @ConditionalOnMissingBean(name = "topicJmsListenerContainerFactory")
    CmqListenerContainerFactory topicJmsListenerContainerFactory(
            CmqListenerContainerFactoryConfigurer configurer, ConnectionFactory connectionFactory) {
        CmqListenerContainerFactory factory = new CmqListenerContainerFactory();
        configurer.configureTopic(factory, connectionFactory);
        return factory;
    }
}
