package org.opencmq.jms.internal.session;

import jakarta.jms.BytesMessage;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageListener;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.StreamMessage;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.message.CmqBytesMessage;
import org.opencmq.jms.internal.message.CmqMapMessage;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqObjectMessage;
import org.opencmq.jms.internal.message.CmqStreamMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;
import org.opencmq.jms.internal.subscribe.SubscriptionRequest;

/**
 * The face of a session: checks state and arguments, and leaves the work to its {@link SessionCore}. One thread at a time
 * uses it, as the specification says; only {@link #close()} may come from any.
 */
public final class CmqSession implements QueueSession, TopicSession {

    /** Which of the three kinds of sessions the application asked for. */
    public enum Domain {
        ANY,
        QUEUE,
        TOPIC
    }

    private final SessionCore core;
    private final Domain domain;

    CmqSession(SessionCore core, Domain domain) {
        this.core = core;
        this.domain = domain;
    }

    SessionCore core() {
        return core;
    }

    // Messages

    @Override
    public BytesMessage createBytesMessage() throws JMSException {
        core.checkOpen();
        return new CmqBytesMessage();
    }

    @Override
    public MapMessage createMapMessage() throws JMSException {
        core.checkOpen();
        return new CmqMapMessage();
    }

    @Override
    public Message createMessage() throws JMSException {
        core.checkOpen();
        return new CmqMessage();
    }

    @Override
    public ObjectMessage createObjectMessage() throws JMSException {
        core.checkOpen();
        return new CmqObjectMessage(core.services().trusted());
    }

    @Override
    public ObjectMessage createObjectMessage(@Nullable Serializable object) throws JMSException {
        ObjectMessage message = createObjectMessage();
        message.setObject(object);
        return message;
    }

    @Override
    public StreamMessage createStreamMessage() throws JMSException {
        core.checkOpen();
        return new CmqStreamMessage();
    }

    @Override
    public TextMessage createTextMessage() throws JMSException {
        return createTextMessage(null);
    }

    @Override
    public TextMessage createTextMessage(@Nullable String text) throws JMSException {
        core.checkOpen();
        return new CmqTextMessage(text);
    }

    // Modes and transactions

    @Override
    public boolean getTransacted() throws JMSException {
        core.checkOpen();
        return core.mode() == AcknowledgeMode.TRANSACTED;
    }

    @Override
    public int getAcknowledgeMode() throws JMSException {
        core.checkOpen();
        return core.mode().jmsNumber();
    }

    @Override
    public void commit() throws JMSException {
        core.checkNotInCompletionListener("commit");
        core.commit();
    }

    @Override
    public void rollback() throws JMSException {
        core.checkNotInCompletionListener("rollback");
        core.rollback();
    }

    @Override
    public void recover() throws JMSException {
        core.recover();
    }

    @Override
    public void close() throws JMSException {
        core.close();
    }

    @Override
    public @Nullable MessageListener getMessageListener() throws JMSException {
        core.checkOpen();
        return core.sessionListener();
    }

    @Override
    public void setMessageListener(@Nullable MessageListener listener) throws JMSException {
        core.checkOpen();
        core.sessionListener(listener);
    }

    @Override
    public void run() {
        throw new JMSRuntimeException("this session was not given messages by a connection consumer");
    }

    // Producers and consumers

    @Override
    public MessageProducer createProducer(@Nullable Destination destination) throws JMSException {
        core.checkOpen();
        return core.createProducer(CmqDestination.of(destination));
    }

    @Override
    public MessageConsumer createConsumer(Destination destination) throws JMSException {
        return createConsumer(destination, null, false);
    }

    @Override
    public MessageConsumer createConsumer(Destination destination, @Nullable String selector) throws JMSException {
        return createConsumer(destination, selector, false);
    }

    @Override
    public MessageConsumer createConsumer(Destination destination, @Nullable String selector, boolean noLocal)
            throws JMSException {
        core.checkOpen();
        CmqDestination ours = required(destination);
        if (ours instanceof CmqQueue queue) {
            return core.createQueueConsumer(queue, selector, noLocal);
        }
        return core.createSubscriber(SubscriptionRequest.nonDurable((CmqTopic) ours, selector, noLocal));
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String name) throws JMSException {
        return createSharedConsumer(topic, name, null);
    }

    @Override
    public MessageConsumer createSharedConsumer(Topic topic, String name, @Nullable String selector)
            throws JMSException {
        core.checkOpen();
        refuseIn(Domain.QUEUE, "createSharedConsumer");
        return core.createSubscriber(SubscriptionRequest.shared(requiredTopic(topic), name, selector));
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name) throws JMSException {
        return createDurableSubscriber(topic, name, null, false);
    }

    @Override
    public TopicSubscriber createDurableSubscriber(Topic topic, String name, @Nullable String selector, boolean noLocal)
            throws JMSException {
        core.checkOpen();
        refuseIn(Domain.QUEUE, "createDurableSubscriber");
        return core.createSubscriber(SubscriptionRequest.durable(requiredPermanent(topic), name, selector, noLocal));
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name) throws JMSException {
        return createDurableConsumer(topic, name, null, false);
    }

    @Override
    public MessageConsumer createDurableConsumer(Topic topic, String name, @Nullable String selector, boolean noLocal)
            throws JMSException {
        core.checkOpen();
        refuseIn(Domain.QUEUE, "createDurableConsumer");
        return core.createSubscriber(SubscriptionRequest.durable(requiredPermanent(topic), name, selector, noLocal));
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name) throws JMSException {
        return createSharedDurableConsumer(topic, name, null);
    }

    @Override
    public MessageConsumer createSharedDurableConsumer(Topic topic, String name, @Nullable String selector)
            throws JMSException {
        core.checkOpen();
        refuseIn(Domain.QUEUE, "createSharedDurableConsumer");
        return core.createSubscriber(SubscriptionRequest.sharedDurable(requiredPermanent(topic), name, selector));
    }

    @Override
    public QueueBrowser createBrowser(Queue queue) throws JMSException {
        return createBrowser(queue, null);
    }

    @Override
    public QueueBrowser createBrowser(Queue queue, @Nullable String selector) throws JMSException {
        core.checkOpen();
        refuseIn(Domain.TOPIC, "createBrowser");
        return core.createBrowser(requiredQueue(queue), selector);
    }

    @Override
    public void unsubscribe(String name) throws JMSException {
        core.checkOpen();
        refuseIn(Domain.QUEUE, "unsubscribe");
        core.unsubscribe(name);
    }

    // Destinations

    @Override
    public Queue createQueue(String queueName) throws JMSException {
        core.checkOpen();
        refuseIn(Domain.TOPIC, "createQueue");
        return core.queueNamed(queueName);
    }

    @Override
    public Topic createTopic(String topicName) throws JMSException {
        core.checkOpen();
        refuseIn(Domain.QUEUE, "createTopic");
        return core.topicNamed(topicName);
    }

    @Override
    public TemporaryQueue createTemporaryQueue() throws JMSException {
        core.checkOpen();
        refuseIn(Domain.TOPIC, "createTemporaryQueue");
        return core.services().temporaries().createQueue();
    }

    @Override
    public TemporaryTopic createTemporaryTopic() throws JMSException {
        core.checkOpen();
        refuseIn(Domain.QUEUE, "createTemporaryTopic");
        return core.services().temporaries().createTopic();
    }

    // The faces of JMS 1.0

    @Override
    public QueueReceiver createReceiver(Queue queue) throws JMSException {
        return createReceiver(queue, null);
    }

    @Override
    public QueueReceiver createReceiver(Queue queue, @Nullable String selector) throws JMSException {
        core.checkOpen();
        return core.createQueueConsumer(requiredQueue(queue), selector, false);
    }

    @Override
    public QueueSender createSender(@Nullable Queue queue) throws JMSException {
        core.checkOpen();
        return core.createProducer(CmqDestination.of(queue));
    }

    @Override
    public TopicSubscriber createSubscriber(Topic topic) throws JMSException {
        return createSubscriber(topic, null, false);
    }

    @Override
    public TopicSubscriber createSubscriber(Topic topic, @Nullable String selector, boolean noLocal)
            throws JMSException {
        core.checkOpen();
        return core.createSubscriber(SubscriptionRequest.nonDurable(requiredTopic(topic), selector, noLocal));
    }

    @Override
    public TopicPublisher createPublisher(@Nullable Topic topic) throws JMSException {
        core.checkOpen();
        return core.createProducer(CmqDestination.of(topic));
    }

    private void refuseIn(Domain refused, String method) throws IllegalStateException {
        if (domain == refused) {
            throw new IllegalStateException(method + " is not for a "
                    + (refused == Domain.QUEUE ? "QueueSession" : "TopicSession") + "; create a Session instead");
        }
    }

    private static CmqDestination required(@Nullable Destination destination) throws JMSException {
        CmqDestination ours = CmqDestination.of(destination);
        if (ours == null) {
            throw new InvalidDestinationException("a destination is required, was null");
        }
        return ours;
    }

    private static CmqTopic requiredTopic(@Nullable Topic topic) throws JMSException {
        if (required(topic) instanceof CmqTopic ours) {
            return ours;
        }
        throw new InvalidDestinationException("a topic is required, was " + topic);
    }

    private static CmqTopic requiredPermanent(@Nullable Topic topic) throws JMSException {
        CmqTopic ours = requiredTopic(topic);
        if (ours.isTemporary()) {
            throw new InvalidDestinationException(
                    "a durable subscription needs a topic that outlives its connection, was " + ours);
        }
        return ours;
    }

    private static CmqQueue requiredQueue(@Nullable Queue queue) throws JMSException {
        if (required(queue) instanceof CmqQueue ours) {
            return ours;
        }
        throw new InvalidDestinationException("a queue is required, was " + queue);
    }
}
