package org.opencmq.spring.boot.connection;

import org.opencmq.jms.CmqConnectionFactory;
import org.opencmq.spring.boot.listener.CmqListenerAutoConfiguration;
import org.opencmq.spring.boot.listener.CmqListenerContainerFactoryConfigurer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jms.core.JmsTemplate;

/** Gives an application a template, a client and a listener container factory for each name under {@code cmq.connections}. */
@AutoConfiguration(
        after = {CmqConnectionsAutoConfiguration.class, CmqListenerAutoConfiguration.class},
        afterName = "org.springframework.boot.jms.autoconfigure.JmsAutoConfiguration")
@ConditionalOnClass({JmsTemplate.class, CmqConnectionFactory.class})
@ConditionalOnBean({NamedConnection.class, CmqListenerContainerFactoryConfigurer.class})
@Import(OperationsRegistrar.class)
public final class CmqOperationsAutoConfiguration {

    @Bean(ListenerContainers.BEAN_NAME)
    ListenerContainers cmqListenerContainers(CmqListenerContainerFactoryConfigurer configurer) {
        return new ListenerContainers(configurer);
    }
}
