package org.opencmq.jms.internal.session;

import static org.opencmq.jms.internal.error.Unchecked.act;
import static org.opencmq.jms.internal.error.Unchecked.unchecked;
import static org.opencmq.jms.internal.error.Unchecked.uncheckedOrNull;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.internal.error.Unchecked;

/**
 * A connection and a session under one face. Contexts made from a context share its connection, which closes with the last
 * of them. The session is made at its first use, so that a client identifier can still be set before.
 */
public final class CmqContext implements JMSContext {

    private final CmqConnection connection;
    private final AtomicInteger users;
    private final int sessionMode;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable CmqSession session;
    private @Nullable CmqMessageProducer producer;
    private volatile boolean autoStart = true;

    /** A context over a connection of its own. */
    public CmqContext(CmqConnection connection, int sessionMode) {
        this(connection, sessionMode, new AtomicInteger());
    }

    private CmqContext(CmqConnection connection, int sessionMode, AtomicInteger users) {
        this.connection = connection;
        this.sessionMode = checkMode(sessionMode);
        this.users = users;
        users.incrementAndGet();
    }

    /**
     * Checks a session mode.
     *
     * @throws JMSRuntimeException when there is no such mode
     */
    public static int checkMode(int mode) {
        try {
            return AcknowledgeMode.of(mode).jmsNumber();
        } catch (IllegalArgumentException e) {
            throw new JMSRuntimeException(e.getMessage(), "", e);
        }
    }

    private synchronized CmqSession session() throws JMSException {
        checkOpen();
        if (session == null) {
            session = connection.session(
                    sessionMode == JMSContext.SESSION_TRANSACTED, sessionMode, CmqSession.Domain.ANY);
        }
        return session;
    }

    private void checkOpen() throws IllegalStateException {
        if (closed.get()) {
            throw new IllegalStateException("the context is closed; create another one");
        }
    }

    @Override
    public JMSContext createContext(int mode) {
        if (closed.get()) {
            throw new IllegalStateRuntimeException("the context is closed; create another one");
        }
        return new CmqContext(connection, mode, users);
    }

    @Override
    public JMSProducer createProducer() {
        return unchecked(() -> {
            synchronized (this) {
                CmqSession current = session();
                if (producer == null) {
                    producer = current.core().createProducer(null);
                }
                return new CmqProducer(current.core(), producer);
            }
        });
    }

    // The connection

    @Override
    public @Nullable String getClientID() {
        act(this::checkOpen);
        return uncheckedOrNull(connection::getClientID);
    }

    @Override
    public void setClientID(@Nullable String clientId) {
        act(() -> {
            checkOpen();
            synchronized (this) {
                if (session != null) {
                    throw new IllegalStateException(
                            "the client identifier must be set before anything else is done with the context");
                }
            }
            connection.setClientID(clientId);
        });
    }

    @Override
    public ConnectionMetaData getMetaData() {
        act(this::checkOpen);
        return unchecked(connection::getMetaData);
    }

    @Override
    public @Nullable ExceptionListener getExceptionListener() {
        act(this::checkOpen);
        return uncheckedOrNull(connection::getExceptionListener);
    }

    @Override
    public void setExceptionListener(@Nullable ExceptionListener listener) {
        act(() -> {
            checkOpen();
            connection.setExceptionListener(listener);
        });
    }

    @Override
    public void start() {
        act(() -> {
            checkOpen();
            connection.start();
        });
    }

    @Override
    public void stop() {
        act(() -> {
            checkOpen();
            connection.stop();
        });
    }

    @Override
    public void setAutoStart(boolean value) {
        act(this::checkOpen);
        autoStart = value;
    }

    @Override
    public boolean getAutoStart() {
        act(this::checkOpen);
        return autoStart;
    }

    @Override
    public void close() {
        act(() -> {
            CmqSession current;
            synchronized (this) {
                current = session;
            }
            if (current != null && !closed.get() && current.core().isCurrentThreadInCallback()) {
                throw new IllegalStateException("a context must not be closed by a listener of its own");
            }
            if (closing.getAndSet(true)) {
                return;
            }
            try {
                closeSession();
            } finally {
                closed.set(true);
                if (users.decrementAndGet() == 0) {
                    connection.close();
                }
            }
        });
    }

    /** A listener at work has the context until its session has waited for it. */
    private void closeSession() throws JMSException {
        CmqSession current;
        synchronized (this) {
            current = session;
            if (current == null) {
                closed.set(true); // none is to be made any more
            }
        }
        if (current != null) {
            current.close();
        }
    }

    // Messages

    @Override
    public BytesMessage createBytesMessage() {
        return unchecked(() -> session().createBytesMessage());
    }

    @Override
    public MapMessage createMapMessage() {
        return unchecked(() -> session().createMapMessage());
    }

    @Override
    public Message createMessage() {
        return unchecked(() -> session().createMessage());
    }

    @Override
    public ObjectMessage createObjectMessage() {
        return unchecked(() -> session().createObjectMessage());
    }

    @Override
    public ObjectMessage createObjectMessage(@Nullable Serializable object) {
        return unchecked(() -> session().createObjectMessage(object));
    }

    @Override
    public StreamMessage createStreamMessage() {
        return unchecked(() -> session().createStreamMessage());
    }

    @Override
    public TextMessage createTextMessage() {
        return unchecked(() -> session().createTextMessage());
    }

    @Override
    public TextMessage createTextMessage(@Nullable String text) {
        return unchecked(() -> session().createTextMessage(text));
    }

    // The session

    @Override
    public boolean getTransacted() {
        act(this::checkOpen);
        return sessionMode == JMSContext.SESSION_TRANSACTED;
    }

    @Override
    public int getSessionMode() {
        act(this::checkOpen);
        return sessionMode;
    }

    @Override
    public void commit() {
        act(() -> session().commit());
    }

    @Override
    public void rollback() {
        act(() -> session().rollback());
    }

    @Override
    public void recover() {
        act(() -> session().recover());
    }

    @Override
    public void acknowledge() {
        act(() -> {
            CmqSession current = session();
            if (sessionMode == JMSContext.CLIENT_ACKNOWLEDGE || sessionMode == AcknowledgeMode.INDIVIDUAL_ACKNOWLEDGE) {
                current.core().acknowledgeAll();
            }
        });
    }

    // Consumers

    private JMSConsumer consumer(Unchecked.Call<MessageConsumer> creation) {
        return unchecked(() -> {
            CmqSession current = session();
            CmqConsumer consumer = new CmqConsumer(creation.call(), current.core());
            if (autoStart) {
                connection.start();
            }
            return consumer;
        });
    }

    @Override
    public JMSConsumer createConsumer(Destination destination) {
        return consumer(() -> session().createConsumer(destination));
    }

    @Override
    public JMSConsumer createConsumer(Destination destination, @Nullable String selector) {
        return consumer(() -> session().createConsumer(destination, selector));
    }

    @Override
    public JMSConsumer createConsumer(Destination destination, @Nullable String selector, boolean noLocal) {
        return consumer(() -> session().createConsumer(destination, selector, noLocal));
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name) {
        return consumer(() -> session().createDurableConsumer(topic, name));
    }

    @Override
    public JMSConsumer createDurableConsumer(Topic topic, String name, @Nullable String selector, boolean noLocal) {
        return consumer(() -> session().createDurableConsumer(topic, name, selector, noLocal));
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name) {
        return consumer(() -> session().createSharedDurableConsumer(topic, name));
    }

    @Override
    public JMSConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector) {
        return consumer(() -> session().createSharedDurableConsumer(topic, name, selector));
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name) {
        return consumer(() -> session().createSharedConsumer(topic, name));
    }

    @Override
    public JMSConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector) {
        return consumer(() -> session().createSharedConsumer(topic, name, selector));
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) {
        return createBrowser(queue, null);
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String selector) {
        return unchecked(() -> {
            QueueBrowser browser = session().createBrowser(queue, selector);
            if (autoStart) {
                connection.start();
            }
            return browser;
        });
    }

    @Override
    public void unsubscribe(String name) {
        act(() -> session().unsubscribe(name));
    }

    // Destinations

    @Override
    public Queue createQueue(String name) {
        return unchecked(() -> session().createQueue(name));
    }

    @Override
    public Topic createTopic(String name) {
        return unchecked(() -> session().createTopic(name));
    }

    @Override
    public TemporaryQueue createTemporaryQueue() {
        return unchecked(() -> session().createTemporaryQueue());
    }

    @Override
    public TemporaryTopic createTemporaryTopic() {
        return unchecked(() -> session().createTemporaryTopic());
    }
}
