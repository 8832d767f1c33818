package org.opencmq.jms.internal.session;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.error.Failures;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.protocol.action.BatchPeekMessage;
import org.opencmq.protocol.action.PeekedMessage;

/** Looks at a queue without taking anything, page by page. Used by the session's thread. */
final class CmqQueueBrowser implements QueueBrowser {

    private static final int PAGE = 100;

    private final SessionCore session;
    private final CmqQueue queue;
    private final @Nullable String selector;
    private final MessageFilter filter;
    private final AtomicBoolean closed = new AtomicBoolean();

    CmqQueueBrowser(SessionCore session, CmqQueue queue, @Nullable String selector, MessageFilter filter) {
        this.session = session;
        this.queue = queue;
        this.selector = selector == null || selector.isBlank() ? null : selector;
        this.filter = filter;
    }

    @Override
    public Queue getQueue() throws JMSException {
        checkOpen();
        return queue;
    }

    @Override
    public @Nullable String getMessageSelector() throws JMSException {
        checkOpen();
        return selector;
    }

    @Override
    public Enumeration<CmqMessage> getEnumeration() throws JMSException {
        checkOpen();
        if (!session.services().features().peek()) {
            throw new JMSException("plain CMQ cannot show the messages of a queue without leasing them, so queue "
                    + queue.getQueueName() + " cannot be browsed; receive from it instead");
        }
        session.acknowledgement().flush();
        return new Pages();
    }

    private void checkOpen() throws IllegalStateException {
        session.checkOpen();
        if (closed.get()) {
            throw new IllegalStateException("the browser is closed; create another one");
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            session.closed(this);
        }
    }

    @SuppressWarnings("JdkObsolete") // the specification wants an Enumeration
    private final class Pages implements Enumeration<CmqMessage> {

        private final Deque<CmqMessage> messages = new ArrayDeque<>();
        private Optional<String> marker = Optional.empty();
        private boolean ended;

        @Override
        public boolean hasMoreElements() {
            while (messages.isEmpty() && !ended && !closed.get()) {
                try {
                    read();
                } catch (JMSException e) {
                    throw Failures.unchecked(e);
                }
            }
            return !messages.isEmpty();
        }

        @Override
        public CmqMessage nextElement() {
            if (!hasMoreElements()) {
                throw new NoSuchElementException("there are no more messages in " + queue);
            }
            return messages.remove();
        }

        private void read() throws JMSException {
            BatchPeekMessage.Result page;
            try {
                page = session.services().edge().peek(queue.cmqName(), PAGE, marker);
            } catch (jakarta.jms.InvalidDestinationException missing) {
                session.services().provisioner().provide(queue, missing);
                ended = true;
                return;
            }
            Instant now = session.now();
            for (PeekedMessage peeked : page.messages()) {
                CmqMessage message = session.services().codec().decode(peeked, queue);
                boolean expired = message.getJMSExpiration() > 0 && message.getJMSExpiration() <= now.toEpochMilli();
                // The service's clock may be ahead of ours: what is visible since it was sent is visible.
                boolean early = peeked.nextVisibleTime().isAfter(now)
                        && peeked.nextVisibleTime().isAfter(peeked.enqueueTime());
                if (!expired && !early && filter.accepts(message)) {
                    messages.add(message);
                }
            }
            marker = page.nextMarker();
            ended = marker.isEmpty();
        }
    }
}
