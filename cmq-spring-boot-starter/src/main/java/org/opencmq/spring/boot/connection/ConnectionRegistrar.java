package org.opencmq.spring.boot.connection;

import org.opencmq.spring.boot.NamedConnections;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a {@link NamedConnection} and a connection factory for each name, after the connection factory of {@code cmq.*}
 * and before Boot looks for a single candidate; so either that one or the primary one of the names is it.
 */
class ConnectionRegistrar implements ImportBeanDefinitionRegistrar, EnvironmentAware {

    private NamedConnections connections = NamedConnections.NONE;

    @Override
    public void setEnvironment(Environment environment) {
        connections = NamedConnections.in(environment);
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
        for (String name : connections.names()) {
            String bean = NamedConnections.beanPrefix(name);
            RootBeanDefinition connection = new RootBeanDefinition(NamedConnection.class);
            connection.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
            connection.getConstructorArgumentValues().addIndexedArgumentValue(0, name);
            registry.registerBeanDefinition(NamedBeans.connection(bean), connection);

            RootBeanDefinition factory = NamedBeans.madeBy(bean, name, "connectionFactory");
            factory.setPrimary(connections.primary().filter(name::equals).isPresent());
            registry.registerBeanDefinition(NamedBeans.connectionFactory(bean), factory);
        }
        if (connections.primary().isEmpty() && !connections.names().isEmpty()) {
            NamedBeans.makePrimary(registry, "jmsConnectionFactory");
        }
    }
}
