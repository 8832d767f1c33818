package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Enumeration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.opencmq.conformance.Capability;
import org.opencmq.conformance.ProviderUnderTest;

/** What every chapter has: the provider, objects that are closed after each test, names no other test uses. */
@SuppressWarnings("NullAway.Init") // JUnit hands the provider in
abstract class Chapter {

    /** How long a message that must come may take, in milliseconds: more than a lease, however busy the machine is. */
    static final long SOON = 45_000;

    /** How long to listen for what must not come, in milliseconds. */
    static final long BRIEFLY = 150;

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    ConnectionFactory factory;
    private ProviderUnderTest provider;

    @BeforeEach
    void take(ProviderUnderTest given) {
        provider = given;
        factory = given.connectionFactory();
    }

    @AfterEach
    void closeWhatWasOpened() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    final <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    final Connection stopped() throws JMSException {
        return closing(factory.createConnection());
    }

    final Connection started() throws JMSException {
        Connection connection = stopped();
        connection.start();
        return connection;
    }

    final Connection identified(String clientId) throws JMSException {
        Connection connection = stopped();
        connection.setClientID(clientId);
        connection.start();
        return connection;
    }

    /** A session of a started connection of its own. */
    final Session session() throws JMSException {
        return session(Session.AUTO_ACKNOWLEDGE);
    }

    final Session session(int mode) throws JMSException {
        return started().createSession(mode);
    }

    final JMSContext context() {
        return context(JMSContext.AUTO_ACKNOWLEDGE);
    }

    final JMSContext context(int mode) {
        return closing(factory.createContext(mode));
    }

    static String unique(String prefix) {
        return prefix + NEXT.getAndIncrement();
    }

    static Queue queue(Session session) throws JMSException {
        return session.createQueue(unique("queue"));
    }

    static Topic topic(Session session) throws JMSException {
        return session.createTopic(unique("topic"));
    }

    static void send(Session session, jakarta.jms.Destination to, String... texts) throws JMSException {
        try (MessageProducer producer = session.createProducer(to)) {
            for (String text : texts) {
                producer.send(session.createTextMessage(text));
            }
        }
    }

    static Message receive(MessageConsumer consumer) throws JMSException {
        Message message = consumer.receive(SOON);
        assertThat(message).as("a message within %s ms", SOON).isNotNull();
        return message;
    }

    static Message receive(JMSConsumer consumer) {
        Message message = consumer.receive(SOON);
        assertThat(message).as("a message within %s ms", SOON).isNotNull();
        return message;
    }

    static String receiveText(MessageConsumer consumer) throws JMSException {
        return ((TextMessage) receive(consumer)).getText();
    }

    static List<String> receiveTexts(MessageConsumer consumer, int count) throws JMSException {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            texts.add(receiveText(consumer));
        }
        return texts;
    }

    static void expectNothing(MessageConsumer consumer) throws JMSException {
        assertThat(consumer.receive(BRIEFLY)).as("no message").isNull();
    }

    static void expectNothing(JMSConsumer consumer) {
        assertThat(consumer.receive(BRIEFLY)).as("no message").isNull();
    }

    /** Sends and receives a message over a queue of its own. */
    @SuppressWarnings("unchecked") // a message comes back as the kind that was sent, which is what is tested
    final <M extends Message> M roundTrip(Session session, M message) throws JMSException {
        Queue queue = queue(session);
        try (MessageProducer producer = session.createProducer(queue);
                MessageConsumer consumer = session.createConsumer(queue)) {
            producer.send(message);
            return (M) receive(consumer);
        }
    }

    static List<Object> list(Enumeration<?> elements) {
        List<Object> list = new ArrayList<>();
        elements.asIterator().forEachRemaining(list::add);
        return list;
    }

    static <T> T soon(BlockingQueue<T> events) throws InterruptedException {
        T event = events.poll(SOON, TimeUnit.MILLISECONDS);
        assertThat(event).as("something within %s ms", SOON).isNotNull();
        return event;
    }

    static void refused(Class<? extends Throwable> with, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(with);
    }

    /** Skips the rest of a test where a capability is missing, once the call was seen to fail with a reason there. */
    final void needs(Capability capability, Class<? extends Throwable> otherwise, ThrowingCallable call) {
        if (!provider.capabilities().contains(capability)) {
            assertThatThrownBy(call).isInstanceOf(otherwise).hasMessageMatching("(?s).{20,}");
            Assumptions.abort("this service has no " + capability + " and says so");
        }
    }

    /** Skips the rest of a test where a capability is missing; what is true there instead was asserted before. */
    final void needs(Capability capability) {
        Assumptions.assumeTrue(has(capability), () -> "this service has no " + capability);
    }

    final boolean has(Capability capability) {
        return provider.capabilities().contains(capability);
    }
}
