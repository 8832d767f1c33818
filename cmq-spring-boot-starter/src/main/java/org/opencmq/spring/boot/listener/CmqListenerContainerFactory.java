package org.opencmq.spring.boot.listener;

import org.springframework.jms.config.DefaultJmsListenerContainerFactory;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * Makes the containers of Spring's own default factory, with two differences: one that is stopped does not wait for its
 * receive timeout to pass, and listeners may run on virtual threads. Configured by one thread before it makes containers.
 */
public class CmqListenerContainerFactory extends DefaultJmsListenerContainerFactory {

    private boolean virtualThreads;

    /** A factory without a connection factory yet, on platform threads. */
    public CmqListenerContainerFactory() {}

    /** Whether listeners run on virtual threads; needs Java 21 and counts only without a task executor. */
    public void setVirtualThreads(boolean virtualThreads) {
        this.virtualThreads = virtualThreads;
    }

    @Override
    protected DefaultMessageListenerContainer createContainerInstance() {
        PromptContainer container = new PromptContainer();
        container.setVirtualThreads(virtualThreads);
        return container;
    }
}
