package org.opencmq.spring.boot.listener;

import jakarta.jms.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * Makes the containers of Spring's own default factory, with three differences: one that is stopped does not wait for its
 * receive timeout to pass, listeners may run on virtual threads, and what they send by a template takes part in their
 * transaction also when the template's connection factory is a caching one. Configured by one thread before it makes containers.
 */
public class CmqListenerContainerFactory extends DefaultJmsListenerContainerFactory {

    private boolean virtualThreads;
    private @Nullable ConnectionFactory templateConnectionFactory;

    /** A factory without a connection factory yet, on platform threads. */
    public CmqListenerContainerFactory() {}

    /** Whether listeners run on virtual threads; needs Java 21 and counts only without a task executor. */
    public void setVirtualThreads(boolean virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    /** The connection factory of the templates that take part in a listener's transaction; null when it is the containers'. */
    public void setTemplateConnectionFactory(@Nullable ConnectionFactory templateConnectionFactory) {
        this.templateConnectionFactory = templateConnectionFactory;
    }

    @Override
    protected DefaultMessageListenerContainer createContainerInstance() {
        PromptContainer container = new PromptContainer(templateConnectionFactory);
        container.setVirtualThreads(virtualThreads);
        return container;
    }
}
