package org.opencmq.spring.boot.listener;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.connection.JmsResourceHolder;
import org.springframework.jms.listener.DefaultMessageListenerContainer;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A container whose waiting receives end when it is stopped, and whose listeners send in the transaction they receive in.
 *
 * <p>Without the first a stop lasts up to the receive timeout, which is long here, because each empty poll is a request to be
 * paid. Without the second only templates on the container's own connection factory would take part, and containers do not use
 * the caching one that templates have.
 *
 * <p>Owner of the set of its threads that wait for a message; only those are interrupted, and they lose the mark of it before
 * they do anything else.
 */
final class PromptContainer extends DefaultMessageListenerContainer {

    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Thread> interrupted = new HashSet<>();
    private final @Nullable ConnectionFactory alsoExposedTo;

    /**
     * A container without a destination.
     *
     * @param alsoExposedTo the factory whose templates take part in the transaction of a listener, besides the container's own;
     *     null for none
     */
    PromptContainer(@Nullable ConnectionFactory alsoExposedTo) {
        this.alsoExposedTo = alsoExposedTo;
    }

    @Override
    protected void invokeListener(Session session, Message message) throws JMSException {
        ConnectionFactory other = alsoExposedTo;
        boolean expose = other != null
                && isExposeListenerSession()
                && other != getConnectionFactory()
                && !TransactionSynchronizationManager.hasResource(other);
        if (other == null || !expose) {
            super.invokeListener(session, message);
            return;
        }
        TransactionSynchronizationManager.bindResource(other, new JmsResourceHolder(session));
        try {
            super.invokeListener(session, message);
        } finally {
            TransactionSynchronizationManager.unbindResource(other);
        }
    }

    @Override
    protected @Nullable Message receiveFromConsumer(MessageConsumer consumer, long timeout) throws JMSException {
        Thread current = Thread.currentThread();
        synchronized (waiting) {
            if (!isRunning()) {
                return null;
            }
            waiting.add(current);
        }
        try {
            return super.receiveFromConsumer(consumer, timeout);
        } finally {
            synchronized (waiting) {
                waiting.remove(current);
                if (interrupted.remove(current)) {
                    // Ours and done with; what follows, be it a commit, must not stumble over it.
                    boolean unused = Thread.interrupted();
                }
            }
        }
    }

    @Override
    protected void doStop() throws JMSException {
        super.doStop();
        endReceives();
    }

    @Override
    protected void doShutdown() throws JMSException {
        endReceives();
        super.doShutdown();
    }

    private void endReceives() {
        synchronized (waiting) {
            waiting.forEach(Thread::interrupt);
            interrupted.addAll(waiting);
        }
    }
}
