package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 6.1: connections. */
public abstract class ConnectionsChapter extends Chapter {

    @Test
    void theMetadataNameTheVersion() throws Exception {
        ConnectionMetaData metadata = stopped().getMetaData();
        assertThat(metadata.getJMSVersion())
                .isEqualTo(metadata.getJMSMajorVersion() + "." + metadata.getJMSMinorVersion());
        assertThat(metadata.getJMSMajorVersion()).isEqualTo(3);
        assertThat(metadata.getJMSProviderName()).isNotBlank();
        assertThat(metadata.getProviderVersion()).isNotBlank();
        assertThat(metadata.getProviderMajorVersion()).isNotNegative();
        assertThat(metadata.getProviderMinorVersion()).isNotNegative();
        assertThat(list(metadata.getJMSXPropertyNames())).isNotEmpty();
    }

    @Test
    void anExceptionListenerIsKept() throws Exception {
        Connection connection = stopped();
        assertThat(connection.getExceptionListener()).isNull();
        ExceptionListener listener = exception -> {};
        connection.setExceptionListener(listener);
        assertThat(connection.getExceptionListener()).isSameAs(listener);
        connection.setExceptionListener(null);
        assertThat(connection.getExceptionListener()).isNull();
    }

    @Test
    void startingAndStoppingTwiceIsHarmless() throws Exception {
        Connection connection = stopped();
        connection.start();
        connection.start();
        connection.stop();
        connection.stop();
        connection.start();
        Session session = connection.createSession();
        Queue queue = queue(session);
        send(session, queue, "x");
        assertThat(receiveText(session.createConsumer(queue))).isEqualTo("x");
    }

    @Test
    void closingTwiceIsHarmless() throws Exception {
        Connection connection = started();
        connection.close();
        connection.close();
    }

    @Test
    void closingClosesSessionsConsumersAndProducers() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        var producer = session.createProducer(queue);
        var browser = has(org.opencmq.conformance.Capability.QUEUE_BROWSER) ? session.createBrowser(queue) : null;
        connection.close();
        refused(jakarta.jms.IllegalStateException.class, () -> session.createTextMessage("x"));
        refused(jakarta.jms.IllegalStateException.class, consumer::receiveNoWait);
        refused(jakarta.jms.IllegalStateException.class, producer::getPriority);
        if (browser != null) {
            refused(jakarta.jms.IllegalStateException.class, browser::getEnumeration);
        }
    }

    @Test
    void connectionsCloseThemselvesAfterABlock() throws Exception {
        Session kept;
        try (Connection connection = factory.createConnection()) {
            kept = connection.createSession();
        }
        refused(jakarta.jms.IllegalStateException.class, kept::createMessage);
    }

    @Test
    void everythingClosesItselfAfterABlock() throws Exception {
        Queue queue;
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            queue = queue(session);
            try (var producer = session.createProducer(queue);
                    var consumer = session.createConsumer(queue)) {
                producer.send(session.createTextMessage("x"));
                assertThat(receiveText(consumer)).isEqualTo("x");
            }
        }
        expectNothing(session().createConsumer(queue));
    }

    @Test
    void connectionsOfOneFactoryAreIndependent() throws Exception {
        Connection first = started();
        Connection second = started();
        first.close();
        Session session = second.createSession();
        Queue queue = queue(session);
        send(session, queue, "x");
        assertThat(receiveText(session.createConsumer(queue))).isEqualTo("x");
    }

    @Test
    @JudgeDiffers("throws JMSRuntimeException")
    void anUnknownAcknowledgeModeIsRefused() throws Exception {
        Connection connection = stopped();
        refused(JMSException.class, () -> connection.createSession(false, 77));
        refused(JMSException.class, () -> connection.createSession(77));
    }

    @Test
    void aNewConnectionIsStopped() throws Exception {
        Session session = stopped().createSession();
        Queue queue = queue(session);
        send(session, queue, "x");
        expectNothing(session.createConsumer(queue));
    }

    @Test
    @JudgeDiffers("throws NullPointerException")
    void connectionConsumersAreRefusedForNothing() throws Exception {
        Connection connection = stopped();
        refused(JMSException.class, () -> connection.createConnectionConsumer((Queue) null, null, null, 1));
        refused(JMSException.class, () -> connection.createSharedConnectionConsumer(null, "name", null, null, 1));
    }
}
