package org.opencmq.spring.boot.listener;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.listener.DefaultMessageListenerContainer;

/**
 * A container whose waiting receives end when it is stopped. Without this a stop lasts up to the receive timeout, which is
 * long here, because each empty poll is a request to be paid.
 *
 * <p>Owner of the set of its threads that wait for a message; only those are interrupted, and they lose the mark of it before
 * they do anything else.
 */
final class PromptContainer extends DefaultMessageListenerContainer {

    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Thread> interrupted = new HashSet<>();

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
