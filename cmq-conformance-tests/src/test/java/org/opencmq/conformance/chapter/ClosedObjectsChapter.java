package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.Capability;
import org.opencmq.conformance.JudgeDiffers;

/** Chapters 6.1.8, 6.2.15, 7 and 8: every method of every closed object but close fails. */
public abstract class ClosedObjectsChapter extends Chapter {

    private final Map<Class<?>, Object> arguments = new HashMap<>(Map.of(
            String.class,
            "name",
            int.class,
            Session.AUTO_ACKNOWLEDGE,
            long.class,
            1L,
            boolean.class,
            false,
            jakarta.jms.MessageListener.class,
            new Recorded(),
            jakarta.jms.CompletionListener.class,
            new Recorded(),
            jakarta.jms.ExceptionListener.class,
            (jakarta.jms.ExceptionListener) exception -> {},
            java.io.Serializable.class,
            "x"));

    /** Messages, queues and topics to call with, of a session that stays open. */
    private Session open() throws Exception {
        Session session = session();
        arguments.put(jakarta.jms.Message.class, session.createMessage());
        arguments.put(Queue.class, queue(session));
        arguments.put(Topic.class, topic(session));
        return session;
    }

    /** Calls every method of an interface, also of those it extends, on a closed object. */
    private List<String> callsThatDoNotFail(
            Class<?> type, Object closed, jakarta.jms.Destination destination, Class<?> failure, Set<String> free) {
        arguments.put(jakarta.jms.Destination.class, destination);
        List<String> wrong = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (method.getName().equals("close")
                    || Modifier.isStatic(method.getModifiers())
                    || free.contains(method.getName())) {
                continue;
            }
            Object[] values = new Object[method.getParameterCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = arguments.get(method.getParameterTypes()[i]);
            }
            try {
                method.invoke(closed, values);
                wrong.add(method + " threw nothing");
            } catch (InvocationTargetException e) {
                // a producer may first notice that a call does not fit how it was made
                if (!failure.isInstance(e.getCause()) && !(e.getCause() instanceof UnsupportedOperationException)) {
                    wrong.add(method + " threw " + e.getCause());
                }
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        return wrong;
    }

    @Test
    void everyMethodOfAClosedConnectionFails() throws Exception {
        Session open = open();
        Connection connection = started();
        connection.close();
        assertThat(callsThatDoNotFail(
                        Connection.class,
                        connection,
                        queue(open),
                        IllegalStateException.class,
                        Set.of("createSharedConnectionConsumer", "createSharedDurableConnectionConsumer")))
                .isEmpty();
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
        Session open = open();
        Session session = session();
        session.close();
        assertThat(callsThatDoNotFail(
                        Session.class,
                        session,
                        queue(open),
                        IllegalStateException.class,
                        Set.of("run", "commit", "rollback", "getMessageListener", "setMessageListener")))
                .isEmpty();
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
        Session open = open();
        Connection connection = started();
        Session session = connection.createSession();
        connection.close();
        assertThat(callsThatDoNotFail(
                        Session.class,
                        session,
                        queue(open),
                        IllegalStateException.class,
                        Set.of("run", "commit", "rollback", "getMessageListener", "setMessageListener")))
                .isEmpty();
    }

    @Test
    void everyMethodOfAClosedConsumerFails() throws Exception {
        Session open = open();
        MessageConsumer consumer = open.createConsumer(queue(open));
        consumer.close();
        assertThat(callsThatDoNotFail(
                        MessageConsumer.class, consumer, queue(open), IllegalStateException.class, Set.of()))
                .isEmpty();
    }

    @Test
    void everyMethodOfAConsumerOfAClosedConnectionFails() throws Exception {
        Session open = open();
        Connection connection = started();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue(session));
        connection.close();
        assertThat(callsThatDoNotFail(
                        MessageConsumer.class, consumer, queue(open), IllegalStateException.class, Set.of()))
                .isEmpty();
    }

    @Test
    @JudgeDiffers("answers getDeliveryDelay")
    void everyMethodOfAClosedProducerFails() throws Exception {
        Session open = open();
        MessageProducer producer = open.createProducer(queue(open));
        producer.close();
        assertThat(callsThatDoNotFail(
                        MessageProducer.class, producer, queue(open), IllegalStateException.class, Set.of()))
                .isEmpty();
    }

    @Test
    @JudgeDiffers("answers getDeliveryDelay")
    void everyMethodOfAProducerOfAClosedConnectionFails() throws Exception {
        Session open = open();
        Connection connection = started();
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(null);
        connection.close();
        assertThat(callsThatDoNotFail(
                        MessageProducer.class, producer, queue(open), IllegalStateException.class, Set.of()))
                .isEmpty();
    }

    @Test
    @JudgeDiffers("answers all of them")
    void everyMethodOfAClosedBrowserFails() throws Exception {
        Session open = open();
        Queue queue = queue(open);
        needs(Capability.QUEUE_BROWSER, jakarta.jms.JMSException.class, () -> open.createBrowser(queue)
                .getEnumeration());
        QueueBrowser browser = open.createBrowser(queue);
        browser.close();
        assertThat(callsThatDoNotFail(QueueBrowser.class, browser, queue, IllegalStateException.class, Set.of()))
                .isEmpty();
    }

    @Test
    @JudgeDiffers("answers getDeliveryDelay")
    void everyMethodOfClosedQueueObjectsFails() throws Exception {
        Session open = open();
        Queue queue = queue(open);
        QueueConnection connection = ((jakarta.jms.QueueConnectionFactory) factory).createQueueConnection();
        QueueSession session = connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
        QueueReceiver receiver = session.createReceiver(queue);
        QueueSender sender = session.createSender(queue);
        connection.close();
        List<String> wrong = new ArrayList<>();
        Set<String> free = Set.of(
                "run",
                "commit",
                "rollback",
                "getMessageListener",
                "setMessageListener",
                "createConnectionConsumer",
                "createSharedConnectionConsumer",
                "createDurableConnectionConsumer",
                "createSharedDurableConnectionConsumer");
        wrong.addAll(callsThatDoNotFail(QueueConnection.class, connection, queue, IllegalStateException.class, free));
        wrong.addAll(callsThatDoNotFail(QueueSession.class, session, queue, IllegalStateException.class, topics(free)));
        wrong.addAll(callsThatDoNotFail(QueueReceiver.class, receiver, queue, IllegalStateException.class, Set.of()));
        wrong.addAll(callsThatDoNotFail(QueueSender.class, sender, queue, IllegalStateException.class, Set.of()));
        assertThat(wrong).isEmpty();
    }

    private static Set<String> topics(Set<String> free) {
        Set<String> all = new java.util.HashSet<>(free);
        all.addAll(Set.of("createTopic", "createTemporaryTopic", "createSharedConsumer", "unsubscribe"));
        return all;
    }

    @Test
    @JudgeDiffers("answers getDeliveryDelay")
    void everyMethodOfClosedTopicObjectsFails() throws Exception {
        Session open = open();
        Topic topic = topic(open);
        TopicConnection connection = ((jakarta.jms.TopicConnectionFactory) factory).createTopicConnection();
        TopicSession session = connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
        TopicSubscriber subscriber = session.createSubscriber(topic);
        TopicPublisher publisher = session.createPublisher(topic);
        connection.close();
        List<String> wrong = new ArrayList<>();
        Set<String> free = Set.of(
                "run",
                "commit",
                "rollback",
                "getMessageListener",
                "setMessageListener",
                "createConnectionConsumer",
                "createSharedConnectionConsumer",
                "createDurableConnectionConsumer",
                "createSharedDurableConnectionConsumer",
                "createQueue",
                "createBrowser",
                "createTemporaryQueue");
        wrong.addAll(callsThatDoNotFail(TopicConnection.class, connection, topic, IllegalStateException.class, free));
        wrong.addAll(callsThatDoNotFail(TopicSession.class, session, topic, IllegalStateException.class, free));
        wrong.addAll(
                callsThatDoNotFail(TopicSubscriber.class, subscriber, topic, IllegalStateException.class, Set.of()));
        wrong.addAll(callsThatDoNotFail(TopicPublisher.class, publisher, topic, IllegalStateException.class, Set.of()));
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyMethodOfAClosedContextFails() throws Exception {
        Session open = open();
        JMSContext context = context();
        context.close();
        assertThat(callsThatDoNotFail(
                        JMSContext.class,
                        context,
                        queue(open),
                        IllegalStateRuntimeException.class,
                        Set.of(
                                "commit",
                                "rollback",
                                "createContext",
                                "createProducer",
                                "setAutoStart",
                                "getAutoStart",
                                "getSessionMode",
                                "getTransacted",
                                "acknowledge")))
                .isEmpty();
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
