package org.opencmq.spring.boot.connection;

import org.opencmq.spring.boot.NamedConnections;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Registers a template, a client and a listener container factory for each name, after Boot has made its own for the primary
 * connection; Boot's stay the primary ones.
 */
class OperationsRegistrar implements ImportBeanDefinitionRegistrar, EnvironmentAware {

    private NamedConnections connections = NamedConnections.NONE;

    @Override
    public void setEnvironment(Environment environment) {
        connections = NamedConnections.in(environment);
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
        for (String name : connections.names()) {
            String bean = NamedConnections.beanPrefix(name);
            register(
                    registry,
                    NamedBeans.template(bean),
                    NamedBeans.madeBy(bean, name, "jmsTemplate"),
                    NamedBeans.connectionFactory(bean));
            register(
                    registry,
                    NamedBeans.client(bean),
                    NamedBeans.madeBy(bean, name, "jmsClient"),
                    NamedBeans.template(bean));
            register(
                    registry,
                    NamedBeans.containerFactory(bean),
                    NamedBeans.madeBy(ListenerContainers.BEAN_NAME, ListenerContainers.class, name, "containerFactory"),
                    NamedBeans.connectionFactory(bean));
        }
        if (!connections.names().isEmpty()) {
            NamedBeans.makePrimary(registry, "jmsTemplate");
            NamedBeans.makePrimary(registry, "jmsClient");
            NamedBeans.makePrimary(registry, "jmsListenerContainerFactory");
        }
    }

    private static void register(
            BeanDefinitionRegistry registry, String name, RootBeanDefinition definition, String first) {
        if (registry.containsBeanDefinition(name)) {
            return; // the application has one of its own
        }
        definition.setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR);
        definition.getConstructorArgumentValues().addIndexedArgumentValue(0, new RuntimeBeanReference(first));
        registry.registerBeanDefinition(name, definition);
    }
}
