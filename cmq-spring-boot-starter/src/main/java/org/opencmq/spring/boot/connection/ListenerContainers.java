package org.opencmq.spring.boot.connection;

import jakarta.jms.ConnectionFactory;
import org.opencmq.spring.boot.listener.CmqListenerContainerFactory;
import org.opencmq.spring.boot.listener.CmqListenerContainerFactoryConfigurer;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;

/** Makes listener container factories as Boot's own, for other connection factories. Public for the container only. */
public class ListenerContainers {

    static final String BEAN_NAME = "cmqListenerContainers";

    private final CmqListenerContainerFactoryConfigurer configurer;

    /** Takes the settings of Boot and of the starter. */
    public ListenerContainers(CmqListenerContainerFactoryConfigurer configurer) {
        this.configurer = configurer;
    }

    /** A container factory whose listeners hear the given connection factory, without its cache. */
    public DefaultJmsListenerContainerFactory containerFactory(ConnectionFactory connectionFactory) {
        CmqListenerContainerFactory factory = new CmqListenerContainerFactory();
        configurer.configure(factory, connectionFactory);
        return factory;
    }
}
