package org.opencmq.jms.internal.session;

import jakarta.jms.CompletionListener;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.Queue;
import jakarta.jms.QueueSender;
import jakarta.jms.Topic;
import jakarta.jms.TopicPublisher;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.MessageCopies;
import org.opencmq.jms.internal.message.PropertyNames;
import org.opencmq.jms.internal.produce.Outgoing;

/** A producer: sets headers, encodes, and leaves the rest to the send path or to the session's transaction. */
final class CmqMessageProducer implements QueueSender, TopicPublisher {

    private static final long LONGEST_DELAY_MILLIS = 3_600_000;

    private final SessionCore session;
    private final @Nullable CmqDestination destination;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final SendOptions options = new SendOptions();

    CmqMessageProducer(SessionCore session, @Nullable CmqDestination destination) {
        this.session = session;
        this.destination = destination;
    }

    // Settings

    @Override
    public void setDisableMessageID(boolean value) throws JMSException {
        checkOpen();
        options.disableMessageId(value);
    }

    @Override
    public boolean getDisableMessageID() throws JMSException {
        checkOpen();
        return options.disableMessageId();
    }

    @Override
    public void setDisableMessageTimestamp(boolean value) throws JMSException {
        checkOpen();
        options.disableTimestamp(value);
    }

    @Override
    public boolean getDisableMessageTimestamp() throws JMSException {
        checkOpen();
        return options.disableTimestamp();
    }

    @Override
    public void setDeliveryMode(int mode) throws JMSException {
        checkOpen();
        options.deliveryMode(mode);
    }

    @Override
    public int getDeliveryMode() throws JMSException {
        checkOpen();
        return options.deliveryMode();
    }

    @Override
    public void setPriority(int value) throws JMSException {
        checkOpen();
        options.priority(value);
    }

    @Override
    public int getPriority() throws JMSException {
        checkOpen();
        return options.priority();
    }

    @Override
    public void setTimeToLive(long millis) throws JMSException {
        checkOpen();
        options.timeToLive(millis);
    }

    @Override
    public long getTimeToLive() throws JMSException {
        checkOpen();
        return options.timeToLive();
    }

    @Override
    public void setDeliveryDelay(long millis) throws JMSException {
        checkOpen();
        options.deliveryDelay(millis);
    }

    @Override
    public long getDeliveryDelay() throws JMSException {
        checkOpen();
        return options.deliveryDelay();
    }

    @Override
    public @Nullable Destination getDestination() throws JMSException {
        checkOpen();
        return destination;
    }

    @Override
    public @Nullable Queue getQueue() throws JMSException {
        checkOpen();
        return (Queue) destination;
    }

    @Override
    public @Nullable Topic getTopic() throws JMSException {
        checkOpen();
        return (Topic) destination;
    }

    // The many ways to send

    @Override
    public void send(Message message) throws JMSException {
        send(own(), message, options, null);
    }

    @Override
    public void send(Message message, int mode, int newPriority, long millis) throws JMSException {
        send(own(), message, mode, newPriority, millis, options, null);
    }

    @Override
    public void send(Destination where, Message message) throws JMSException {
        send(foreign(where), message, options, null);
    }

    @Override
    public void send(Destination where, Message message, int mode, int newPriority, long millis) throws JMSException {
        send(foreign(where), message, mode, newPriority, millis, options, null);
    }

    @Override
    public void send(Message message, CompletionListener listener) throws JMSException {
        send(own(), message, options, required(listener));
    }

    @Override
    public void send(Message message, int mode, int newPriority, long millis, CompletionListener listener)
            throws JMSException {
        send(own(), message, mode, newPriority, millis, options, required(listener));
    }

    @Override
    public void send(Destination where, Message message, CompletionListener listener) throws JMSException {
        send(foreign(where), message, options, required(listener));
    }

    @Override
    public void send(
            Destination where, Message message, int mode, int newPriority, long millis, CompletionListener listener)
            throws JMSException {
        send(foreign(where), message, mode, newPriority, millis, options, required(listener));
    }

    @Override
    public void send(Queue queue, Message message) throws JMSException {
        send((Destination) queue, message);
    }

    @Override
    public void send(Queue queue, Message message, int mode, int newPriority, long millis) throws JMSException {
        send((Destination) queue, message, mode, newPriority, millis);
    }

    @Override
    public void publish(Message message) throws JMSException {
        send(message);
    }

    @Override
    public void publish(Message message, int mode, int newPriority, long millis) throws JMSException {
        send(message, mode, newPriority, millis);
    }

    @Override
    public void publish(Topic topic, Message message) throws JMSException {
        send((Destination) topic, message);
    }

    @Override
    public void publish(Topic topic, Message message, int mode, int newPriority, long millis) throws JMSException {
        send((Destination) topic, message, mode, newPriority, millis);
    }

    /** Sends with these options instead of this producer's own, which has no destination of its own. */
    void sendWith(SendOptions given, CmqDestination where, Message message, @Nullable CompletionListener listener)
            throws JMSException {
        send(foreign(where), message, given, listener);
    }

    private void send(
            CmqDestination where, @Nullable Message message, SendOptions given, @Nullable CompletionListener listener)
            throws JMSException {
        send(where, message, given.deliveryMode(), given.priority(), given.timeToLive(), given, listener);
    }

    private void send(
            CmqDestination where,
            @Nullable Message message,
            int mode,
            int newPriority,
            long millis,
            SendOptions others,
            @Nullable CompletionListener listener)
            throws JMSException {
        SendOptions.checkedMode(mode);
        SendOptions.checkedPriority(newPriority);
        SendOptions.checkedTimeToLive(millis);
        if (message == null) {
            throw new MessageFormatException("there is no message to send, it is null");
        }
        CmqMessage ours = MessageCopies.toOurs(message, session.services().trusted());
        setHeaders(ours, where, mode, newPriority, millis, others);
        Outgoing outgoing = new Outgoing(
                where,
                session.services().codec().encode(ours),
                delay(where, others.deliveryDelay()),
                tags(ours, where));
        MessageCopies.sendHeadersBack(ours, message);
        if (session.mode() == AcknowledgeMode.TRANSACTED) {
            session.transaction().keep(outgoing);
            if (listener != null) {
                session.teller().tell(CompletableFuture.completedFuture(null), message, listener);
            }
        } else if (listener == null) {
            session.services().sendPath().sendAndWait(session, outgoing);
        } else {
            session.teller().tell(session.services().sendPath().send(session, outgoing), message, listener);
        }
    }

    private void setHeaders(
            CmqMessage message, CmqDestination where, int mode, int newPriority, long millis, SendOptions others) {
        long now = session.now().toEpochMilli();
        message.setJMSDestination(where);
        message.setJMSDeliveryMode(mode);
        message.setJMSPriority(newPriority);
        message.setJMSExpiration(millis == 0 ? 0 : now + millis);
        message.setJMSDeliveryTime(now + others.deliveryDelay());
        message.setJMSTimestamp(others.disableTimestamp() ? 0 : now);
        // A topic's messages need their identifiers, by which a subscriber knows those of its own connection.
        message.setJMSMessageID(
                others.disableMessageId() && !(where instanceof CmqTopic)
                        ? null
                        : session.connection().identity().nextMessageId());
    }

    private static List<String> tags(CmqMessage message, CmqDestination where) throws JMSException {
        return where instanceof CmqTopic
                        && message.getObjectProperty(PropertyNames.TAG) instanceof String tag
                        && MessageFilter.isTag(tag)
                ? List.of(tag)
                : List.of();
    }

    private static Duration delay(CmqDestination where, long deliveryDelay) throws JMSException {
        if (deliveryDelay == 0 || where instanceof CmqTopic) {
            return Duration.ZERO;
        }
        if (deliveryDelay > LONGEST_DELAY_MILLIS) {
            throw new JMSException("a delivery delay must be 0 to 3600000 milliseconds on a queue of CMQ, was "
                    + deliveryDelay + "; send it later, or publish it to a topic");
        }
        return Duration.ofSeconds((deliveryDelay + 999) / 1000);
    }

    private CmqDestination own() throws JMSException {
        checkOpen();
        if (destination == null) {
            throw new UnsupportedOperationException(
                    "this producer has no destination of its own; name one with each send");
        }
        return destination;
    }

    private CmqDestination foreign(@Nullable Destination where) throws JMSException {
        checkOpen();
        if (destination != null) {
            throw new UnsupportedOperationException(
                    "this producer sends to " + destination + " only; create one without destination to name one here");
        }
        CmqDestination ours = CmqDestination.of(where);
        if (ours == null) {
            throw new InvalidDestinationException("there is no destination to send to, it is null");
        }
        return ours;
    }

    private static CompletionListener required(@Nullable CompletionListener listener) {
        if (listener == null) {
            throw new IllegalArgumentException("a completion listener must not be null; use a send without one");
        }
        return listener;
    }

    private void checkOpen() throws IllegalStateException {
        session.checkOpen();
        if (closed.get()) {
            throw new IllegalStateException("the producer is closed; create another one");
        }
    }

    @Override
    public void close() throws JMSException {
        session.checkNotInCompletionListener("closing a producer");
        end();
    }

    /** Closes without checks, from a session that closes. */
    void end() {
        if (!closed.getAndSet(true)) {
            session.teller().awaitAll();
            session.closed(this);
        }
    }
}
