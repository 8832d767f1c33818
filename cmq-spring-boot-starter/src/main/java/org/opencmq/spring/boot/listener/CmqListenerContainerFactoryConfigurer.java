package org.opencmq.spring.boot.listener;

import jakarta.jms.ConnectionFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jms.ConnectionFactoryUnwrapper;
import org.springframework.boot.jms.autoconfigure.DefaultJmsListenerContainerFactoryConfigurer;
import org.springframework.boot.jms.autoconfigure.JmsProperties;

/**
 * Configures listener container factories from {@code spring.jms.listener.*} and {@code cmq.listener.*}: those of the
 * auto-configuration, and those an application makes for itself. Safe for all threads.
 */
public final class CmqListenerContainerFactoryConfigurer {

    private final DefaultJmsListenerContainerFactoryConfigurer boot;
    private final CmqListenerProperties properties;
    private final JmsProperties jmsProperties;
    private final boolean virtualThreads;

    CmqListenerContainerFactoryConfigurer(
            DefaultJmsListenerContainerFactoryConfigurer boot,
            CmqListenerProperties properties,
            JmsProperties jmsProperties,
            boolean virtualThreads) {
        this.boot = boot;
        this.properties = properties;
        this.jmsProperties = jmsProperties;
        this.virtualThreads = virtualThreads;
    }

    /**
     * Configures a factory as that for queues is.
     *
     * @param connectionFactory the one that templates use; listeners do without its cache, if it has one
     */
    public void configure(CmqListenerContainerFactory factory, ConnectionFactory connectionFactory) {
        boot.configure(factory, ConnectionFactoryUnwrapper.unwrapCaching(connectionFactory));
        factory.setTemplateConnectionFactory(connectionFactory);
        factory.setBackOff(properties.getRecovery().backOff());
        factory.setVirtualThreads(virtualThreads);
    }

    /** Configures a factory as that for topics is: the same, and {@code cmq.listener.topic.*}. */
    public void configureTopic(CmqListenerContainerFactory factory, ConnectionFactory connectionFactory) {
        configure(factory, connectionFactory);
        CmqListenerProperties.Topic topic = properties.getTopic();
        factory.setPubSubDomain(true);
        factory.setSubscriptionDurable(topic.isDurable());
        factory.setSubscriptionShared(topic.isShared());
        String clientId = topic.getClientId();
        if (clientId != null) {
            factory.setClientId(clientId);
        }
        if (topic.isDurable() && !topic.isShared() && clientId == null && jmsProperties.getClientId() == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "cmq.listener.topic.durable",
                    true,
                    "a durable subscription that is not shared belongs to a client id: set cmq.listener.topic.client-id, or"
                            + " cmq.listener.topic.shared=true");
        }
        String concurrency = topic.getConcurrency();
        if (topic.isShared()) {
            if (concurrency != null) {
                factory.setConcurrency(concurrency);
            }
            return;
        }
        if (concurrency != null && !concurrency.matches("1(-1)?")) {
            throw new InvalidConfigurationPropertyValueException(
                    "cmq.listener.topic.concurrency",
                    concurrency,
                    "several listeners of a subscription that is not shared would each get every message: set"
                            + " cmq.listener.topic.shared=true, or leave the concurrency at 1");
        }
        factory.setConcurrency("1");
    }
}
