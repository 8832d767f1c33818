package org.opencmq.spring.boot.connection;

import jakarta.jms.ConnectionFactory;
import org.springframework.boot.jms.ConnectionFactoryUnwrapper;
import org.springframework.boot.jms.autoconfigure.DefaultJmsListenerContainerFactoryConfigurer;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;

/** Makes listener container factories as Boot's own, for other connection factories. Public for the container only. */
public class ListenerContainers {

    static final String BEAN_NAME = "cmqListenerContainers";

    private final DefaultJmsListenerContainerFactoryConfigurer configurer;

    /** Takes Boot's settings. */
    public ListenerContainers(DefaultJmsListenerContainerFactoryConfigurer configurer) {
        this.configurer = configurer;
    }

    /** A container factory whose listeners hear the given connection factory, without its cache. */
    public DefaultJmsListenerContainerFactory containerFactory(ConnectionFactory connectionFactory) {
        DefaultJmsListenerContainerFactory factory = new DefaultJmsListenerContainerFactory();
        configurer.configure(factory, ConnectionFactoryUnwrapper.unwrapCaching(connectionFactory));
        return factory;
    }
}
