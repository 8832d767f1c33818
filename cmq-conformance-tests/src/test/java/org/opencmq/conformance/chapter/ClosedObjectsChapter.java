package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.Capability;
import org.opencmq.conformance.JudgeDiffers;

/** Chapters 6.1.8, 6.2.15, 7 and 8: every method of every closed object but close fails. */
public abstract class ClosedObjectsChapter extends Chapter {

    /** Committing has a test of its own, since this session is not transacted; the others are for application servers. */
    private static final String[] OF_SESSIONS = {"run", "commit", "rollback", "getMessageListener", "setMessageListener"
    };

    /** For application servers. */
    private static final String[] CONNECTION_CONSUMERS = {
        "createConnectionConsumer",
        "createSharedConnectionConsumer",
        "createDurableConnectionConsumer",
        "createSharedDurableConnectionConsumer"
    };

    /** Calls with a message and destinations of a session that stays open. */
    private ClosedCalls calls() throws Exception {
        Session open = session();
        return calls(IllegalStateException.class, open, queue(open));
    }

    private ClosedCalls calls(Class<? extends Throwable> failure, Session open, Destination where) throws Exception {
        return new ClosedCalls(failure, open.createMessage(), queue(open), topic(open), where);
    }

    @Test
    void everyMethodOfAClosedConnectionFails() throws Exception {
        Connection connection = started();
        connection.close();
        calls().fail(
                        Connection.class,
                        connection,
                        "createSharedConnectionConsumer",
                        "createSharedDurableConnectionConsumer");
    }

    @Test
    @JudgeDiffers("answers with null")
    void sharedConnectionConsumersOfAClosedConnectionFail() throws Exception {
        Topic topic = topic(session());
        Connection connection = started();
        connection.close();
        refused(
                IllegalStateException.class,
                () -> connection.createSharedConnectionConsumer(topic, "name", null, null, 1));
        refused(
                IllegalStateException.class,
                () -> connection.createSharedDurableConnectionConsumer(topic, "name", null, null, 1));
    }

    @Test
    void everyMethodOfAClosedSessionFails() throws Exception {
        Session session = session();
        session.close();
        calls().fail(Session.class, session, OF_SESSIONS);
    }

    @Test
    void commitAndRollbackOfAClosedSessionFail() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        session.close();
        refused(IllegalStateException.class, session::commit);
        refused(IllegalStateException.class, session::rollback);
    }

    @Test
    void everyMethodOfASessionOfAClosedConnectionFails() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        connection.close();
        calls().fail(Session.class, session, OF_SESSIONS);
    }

    @Test
    void everyMethodOfAClosedConsumerFails() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue(session));
        consumer.close();
        calls().fail(MessageConsumer.class, consumer);
    }

    @Test
    void everyMethodOfAConsumerOfAClosedConnectionFails() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue(session));
        connection.close();
        calls().fail(MessageConsumer.class, consumer);
    }

    @Test
    @JudgeDiffers("answers getDeliveryDelay")
    void everyMethodOfAClosedProducerFails() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue(session));
        producer.close();
        calls().fail(MessageProducer.class, producer);
    }

    @Test
    @JudgeDiffers("answers getDeliveryDelay")
    void everyMethodOfAProducerOfAClosedConnectionFails() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(null);
        connection.close();
        calls().fail(MessageProducer.class, producer);
    }

    @Test
    @JudgeDiffers("answers all of them")
    void everyMethodOfAClosedBrowserFails() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        needs(Capability.QUEUE_BROWSER, jakarta.jms.JMSException.class, () -> session.createBrowser(queue)
                .getEnumeration());
        QueueBrowser browser = session.createBrowser(queue);
        browser.close();
        calls().fail(QueueBrowser.class, browser);
    }

    @Test
    @JudgeDiffers("answers getDeliveryDelay")
    void everyMethodOfClosedQueueObjectsFails() throws Exception {
        Queue queue = queue(session());
        QueueConnection connection = ((QueueConnectionFactory) factory).createQueueConnection();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueReceiver receiver = session.createReceiver(queue);
        QueueSender sender = session.createSender(queue);
        connection.close();
        ClosedCalls calls = calls();
        calls.fail(QueueConnection.class, connection, CONNECTION_CONSUMERS);
        calls.fail(
                QueueSession.class,
                session,
                and(OF_SESSIONS, "createTopic", "createTemporaryTopic", "createSharedConsumer", "unsubscribe"));
        calls.fail(QueueReceiver.class, receiver);
        calls.fail(QueueSender.class, sender);
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    @JudgeDiffers("answers getDeliveryDelay")
    void everyMethodOfClosedTopicObjectsFails() throws Exception {
        Session open = session();
        Topic topic = topic(open);
        TopicConnection connection = ((TopicConnectionFactory) factory).createTopicConnection();
        TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicSubscriber subscriber = session.createSubscriber(topic);
        TopicPublisher publisher = session.createPublisher(topic);
        connection.close();
        ClosedCalls calls = calls(IllegalStateException.class, open, topic);
        calls.fail(TopicConnection.class, connection, CONNECTION_CONSUMERS);
        calls.fail(
                TopicSession.class, session, and(OF_SESSIONS, "createQueue", "createBrowser", "createTemporaryQueue"));
        calls.fail(TopicSubscriber.class, subscriber);
        calls.fail(TopicPublisher.class, publisher);
    }

    @Test
    void everyMethodOfAClosedContextFails() throws Exception {
        Session open = session();
        JMSContext context = context();
        context.close();
        calls(IllegalStateRuntimeException.class, open, queue(open))
                .fail(
                        JMSContext.class,
                        context,
                        "commit",
                        "rollback",
                        "createContext",
                        "createProducer",
                        "setAutoStart",
                        "getAutoStart",
                        "getSessionMode",
                        "getTransacted",
                        "acknowledge");
    }

    @Test
    @JudgeDiffers("answers some of them")
    void theRestOfAClosedContextFailsToo() {
        JMSContext context = context(JMSContext.SESSION_TRANSACTED);
        context.close();
        refused(IllegalStateRuntimeException.class, context::commit);
        refused(IllegalStateRuntimeException.class, context::rollback);
        refused(IllegalStateRuntimeException.class, context::createProducer);
        refused(IllegalStateRuntimeException.class, () -> context.createContext(JMSContext.AUTO_ACKNOWLEDGE));
        refused(IllegalStateRuntimeException.class, context::getTransacted);
        refused(IllegalStateRuntimeException.class, context::getSessionMode);
        JMSContext client = context(JMSContext.CLIENT_ACKNOWLEDGE);
        client.close();
        refused(IllegalStateRuntimeException.class, client::acknowledge);
    }

    @Test
    void aProducerOfAClosedContextCannotSend() {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        var producer = context.createProducer();
        var message = context.createMessage();
        context.close();
        refused(IllegalStateRuntimeException.class, () -> producer.send(queue, "x"));
        refused(IllegalStateRuntimeException.class, () -> producer.send(queue, message));
    }

    @Test
    void closingEverythingAgainIsHarmless() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue(session));
        MessageProducer producer = session.createProducer(null);
        connection.close();
        assertThatCode(() -> {
                    producer.close();
                    consumer.close();
                    session.close();
                    connection.close();
                })
                .doesNotThrowAnyException();
        assertThatThrownBy(connection::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    @JudgeDiffers("answers while another context keeps the connection open")
    void aClosedContextFailsAlsoWhileAnotherSharesItsConnection() {
        // given
        JMSContext shared = context();
        JMSContext closed = shared.createContext(JMSContext.AUTO_ACKNOWLEDGE);

        // when
        closed.close();

        // then
        refused(IllegalStateRuntimeException.class, closed::getClientID);
        refused(IllegalStateRuntimeException.class, closed::getMetaData);
        refused(IllegalStateRuntimeException.class, closed::getExceptionListener);
        assertThat(shared.getMetaData()).isNotNull();
    }
}
