package org.opencmq.jms.internal.session;

import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Queue;
import jakarta.jms.QueueReceiver;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.ListenerPort;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.consume.ReceiveSlot;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.error.Unchecked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A consumer of a queue or of a topic subscription. Receives on the session's thread, or through a listener on the thread
 * of the session's dispatcher; {@link #close()} may come from any thread and ends a blocked receive with null.
 */
final class CmqMessageConsumer implements QueueReceiver, TopicSubscriber, ListenerPort.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(CmqMessageConsumer.class);

    /** Where most messages may be left out, so many are fetched with one request: a batch of plain CMQ. */
    private static final int CHOOSY_BATCH = 16;

    /** A hundred years: a longer timeout is for ever, and its end would be no moment that can be computed with. */
    private static final long FOREVER_MILLIS = Duration.ofDays(36_525).toMillis();

    private final SessionCore session;
    private final ConsumerSource source;
    private final @Nullable String selector;
    private final boolean noLocal;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Object turn = new Object();
    private volatile @Nullable ReceiveSlot slot;
    private volatile @Nullable MessageListener listener;
    private volatile @Nullable BiConsumer<Delivery, ConsumerSource> sink;
    private @Nullable ListenerPort port;
    private @Nullable Class<?> bodyType;
    private @Nullable Thread receiver;

    CmqMessageConsumer(SessionCore session, ConsumerSource source, @Nullable String selector, boolean noLocal) {
        this.session = session;
        this.source = source;
        this.selector = selector == null || selector.isBlank() ? null : selector;
        this.noLocal = noLocal;
    }

    CmqDestination destination() {
        return source.destination();
    }

    QueueFeed feed() {
        return source.feed();
    }

    @Override
    public @Nullable String getMessageSelector() throws JMSException {
        checkOpen();
        return selector;
    }

    @Override
    public Queue getQueue() throws JMSException {
        checkOpen();
        if (source.destination() instanceof Queue queue) {
            return queue;
        }
        throw new IllegalStateException("this consumer is of a topic");
    }

    @Override
    public Topic getTopic() throws JMSException {
        checkOpen();
        if (source.destination() instanceof Topic topic) {
            return topic;
        }
        throw new IllegalStateException("this consumer is of a queue");
    }

    @Override
    public boolean getNoLocal() throws JMSException {
        checkOpen();
        return noLocal;
    }

    // Listening

    @Override
    public @Nullable MessageListener getMessageListener() throws JMSException {
        checkOpen();
        return listener;
    }

    @Override
    public void setMessageListener(@Nullable MessageListener newListener) throws JMSException {
        checkOpen();
        listener = newListener;
        listen(newListener != null);
    }

    /** Hands all messages on as they are, on the dispatcher's thread, instead of showing them to a listener. */
    void handOverTo(BiConsumer<Delivery, ConsumerSource> newSink) {
        sink = newSink;
        listen(true);
    }

    private void listen(boolean wanted) {
        ListenerPort current;
        boolean add = false;
        synchronized (turn) {
            if (wanted && port == null) {
                port = new ListenerPort(source.feed(), session.dispatcher(), this);
                add = true;
            }
            current = port;
            if (!wanted) {
                port = null;
            }
        }
        if (add && current != null) {
            session.dispatcher().add(current);
        } else if (!wanted && current != null) {
            session.dispatcher().remove(current);
        }
    }

    @Override
    public boolean wants(Delivery delivery) {
        return source.wanted().test(delivery);
    }

    @Override
    public void deliver(Delivery delivery) {
        BiConsumer<Delivery, ConsumerSource> elsewhere = sink;
        if (elsewhere != null && !closed.get()) {
            elsewhere.accept(delivery, source);
            return;
        }
        MessageListener current = listener;
        if (current == null || closed.get()) {
            source.feed().takeBack(List.of(delivery));
            return;
        }
        session.deliveries().show(delivery, source, current);
    }

    @Override
    public void failed(JMSException reason) {
        LOG.warn("a listener gets no messages queue={} reason={}", source.feed().queue(), reason.getMessage());
    }

    // Receiving

    @Override
    public @Nullable Message receive() throws JMSException {
        return receiving(() -> receiveUntil(Instant.MAX));
    }

    @Override
    public @Nullable Message receive(long timeoutMillis) throws JMSException {
        if (timeoutMillis < 0) {
            throw new JMSException("a receive timeout must be 0 (for ever) or more milliseconds, was " + timeoutMillis);
        }
        Instant deadline = timeoutMillis == 0 || timeoutMillis > FOREVER_MILLIS
                ? Instant.MAX
                : session.now().plusMillis(timeoutMillis);
        return receiving(() -> receiveUntil(deadline));
    }

    @Override
    public @Nullable Message receiveNoWait() throws JMSException {
        return receiving(this::receiveAtHand);
    }

    private @Nullable Message receiveAtHand() throws JMSException {
        checkReceiving();
        while (true) {
            Optional<Delivery> delivery = source.feed().takeNow(source.isChoosy() ? CHOOSY_BATCH : 1, source.wanted());
            if (delivery.isEmpty()) {
                session.acknowledgement().idle();
                return null;
            }
            Message message = received(delivery.get());
            if (message != null) {
                return message;
            }
        }
    }

    /** Keeps a close waiting until the receive has returned. */
    private @Nullable Message receiving(Unchecked.CallOrNull<Message> receive) throws JMSException {
        synchronized (turn) {
            receiver = Thread.currentThread();
        }
        try {
            return receive.call();
        } finally {
            synchronized (turn) {
                receiver = null;
                turn.notifyAll();
            }
        }
    }

    private @Nullable Message receiveUntil(Instant deadline) throws JMSException {
        checkReceiving();
        while (!closed.get()) {
            ReceiveSlot mine = new ReceiveSlot(source.feed(), session.services().clock(), source.wanted());
            slot = mine;
            if (closed.get()) {
                mine.end();
            }
            Optional<Delivery> delivery;
            try {
                delivery = mine.await(deadline);
            } finally {
                slot = null;
            }
            if (delivery.isEmpty()) {
                return null;
            }
            if (closed.get() || !session.connection().isStarted()) {
                source.feed().takeBack(List.of(delivery.get()));
                if (!session.now().isBefore(deadline)) {
                    return null;
                }
                continue;
            }
            Message message = received(delivery.get());
            if (message != null) {
                return message;
            }
        }
        return null;
    }

    private @Nullable Message received(Delivery delivery) throws JMSException {
        Deliveries.Handed handed = session.deliveries().handOut(delivery, source);
        if (handed == null) {
            return null;
        }
        Class<?> wanted = bodyType;
        if (wanted != null && !CmqConsumer.hasBodyFor(handed.message(), wanted)) {
            // In the modes that acknowledge by themselves the message is as if it had not been delivered.
            session.deliveries().giveBackUnread(handed.delivery());
            return handed.message();
        }
        session.deliveries().received(handed.delivery());
        return handed.message();
    }

    /** What the body of the next message must be for the message to count as received; null for anything. */
    void requireBody(@Nullable Class<?> type) {
        bodyType = type;
    }

    private void checkReceiving() throws JMSException {
        checkOpen();
        if (listener != null) {
            throw new IllegalStateException("this consumer has a message listener; remove it before calling receive");
        }
    }

    private void checkOpen() throws IllegalStateException {
        session.checkOpen();
        if (closed.get()) {
            throw new IllegalStateException("the consumer is closed; create another one");
        }
    }

    /** Ends a blocked receive with null; the first half of a close. */
    void endReceive() {
        ReceiveSlot current = slot;
        if (current != null) {
            current.end();
        }
    }

    /** Waits until no other thread is inside of a receive, which was ended before; not for longer than a close may take. */
    void awaitReceive() {
        long patience = session.services().settings().timeouts().close().toNanos();
        long begin = System.nanoTime();
        boolean interrupted = false;
        synchronized (turn) {
            long left = patience;
            while (receiver != null && receiver != Thread.currentThread() && left > 0) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(turn, left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                left = patience - (System.nanoTime() - begin);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws JMSException {
        if (closed.getAndSet(true)) {
            return;
        }
        endReceive();
        awaitReceive();
        ListenerPort current;
        synchronized (turn) {
            current = port;
            port = null;
        }
        if (current != null) {
            session.dispatcher().remove(current);
        }
        session.closed(this);
        try {
            source.subscription().end(source.feed()::queueIsGoing);
        } finally {
            session.letGo(source.feed());
        }
    }
}
