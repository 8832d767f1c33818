package org.opencmq.spring.boot.connection;

import java.lang.reflect.Method;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;

/** Names and definitions of the beans of a connection. */
final class NamedBeans {

    private NamedBeans() {}

    static String connection(String prefix) {
        return prefix + "CmqConnection";
    }

    static String connectionFactory(String prefix) {
        return prefix + "ConnectionFactory";
    }

    static String template(String prefix) {
        return prefix + "JmsTemplate";
    }

    static String client(String prefix) {
        return prefix + "JmsClient";
    }

    static String containerFactory(String prefix) {
        return prefix + "JmsListenerContainerFactory";
    }

    /**
     * A bean that a method of the connection makes; qualified by the connection's name, injected by type only when it is the
     * primary one.
     */
    static RootBeanDefinition madeBy(String prefix, String name, String method) {
        return madeBy(connection(prefix), NamedConnection.class, name, method);
    }

    static RootBeanDefinition madeBy(String maker, Class<?> makerType, String name, String method) {
        RootBeanDefinition definition = new RootBeanDefinition();
        definition.setFactoryBeanName(maker);
        definition.setFactoryMethodName(method);
        definition.setTargetType(Stream.of(makerType.getMethods())
                .filter(candidate -> candidate.getName().equals(method))
                .map(Method::getReturnType)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(makerType + " has no method " + method)));
        definition.addQualifier(new AutowireCandidateQualifier(Qualifier.class, name));
        return definition;
    }

    static void makePrimary(BeanDefinitionRegistry registry, String bean) {
        if (registry.containsBeanDefinition(bean)) {
            registry.getBeanDefinition(bean).setPrimary(true);
        }
    }
}
