package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import org.junit.jupiter.api.Test;

/** Chapter 7.1: message producers and what they are set to. */
public abstract class ProducersChapter extends Chapter {

    @Test
    void aNewProducerHasTheDefaults() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        assertThat(producer.getDestination()).isEqualTo(queue);
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(4);
        assertThat(producer.getTimeToLive()).isZero();
        assertThat(producer.getDeliveryDelay()).isZero();
        assertThat(producer.getDisableMessageID()).isFalse();
        assertThat(producer.getDisableMessageTimestamp()).isFalse();
    }

    @Test
    void settingsAreKept() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(null);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.setPriority(9);
        producer.setTimeToLive(5_000);
        producer.setDeliveryDelay(2_000);
        producer.setDisableMessageID(true);
        producer.setDisableMessageTimestamp(true);
        assertThat(producer.getDestination()).isNull();
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(9);
        assertThat(producer.getTimeToLive()).isEqualTo(5_000);
        assertThat(producer.getDeliveryDelay()).isEqualTo(2_000);
        assertThat(producer.getDisableMessageID()).isTrue();
        assertThat(producer.getDisableMessageTimestamp()).isTrue();
    }

    @Test
    void settingsOutOfRangeAreRefused() throws Exception {
        MessageProducer producer = session().createProducer(null);
        refused(JMSException.class, () -> producer.setPriority(-1));
        refused(JMSException.class, () -> producer.setPriority(10));
        refused(JMSException.class, () -> producer.setDeliveryMode(0));
        refused(JMSException.class, () -> producer.setDeliveryMode(3));
        assertThat(producer.getPriority()).isEqualTo(4);
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
    }

    @Test
    void settingsApplyToWhatIsSent() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.setPriority(8);
        producer.setTimeToLive(60_000);
        long before = System.currentTimeMillis();

        // when
        producer.send(session.createMessage());
        long after = System.currentTimeMillis();

        // then
        Message received = receive(session.createConsumer(queue));
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSPriority()).isEqualTo(8);
        assertThat(received.getJMSExpiration()).isBetween(before + 60_000, after + 60_000);
    }

    @Test
    void aProducerWithoutDestinationNeedsOneEachTime() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(null);
        Message message = session.createMessage();
        refused(UnsupportedOperationException.class, () -> producer.send(message));
        refused(UnsupportedOperationException.class, () -> producer.send(message, DeliveryMode.PERSISTENT, 4, 0));
        refused(UnsupportedOperationException.class, () -> producer.send(message, new Recorded()));
        refused(
                UnsupportedOperationException.class,
                () -> producer.send(message, DeliveryMode.PERSISTENT, 4, 0, new Recorded()));
        refused(InvalidDestinationException.class, () -> producer.send((Queue) null, message));
        refused(
                InvalidDestinationException.class,
                () -> producer.send((Queue) null, message, DeliveryMode.PERSISTENT, 4, 0));
        refused(InvalidDestinationException.class, () -> producer.send((Queue) null, message, new Recorded()));
    }

    @Test
    void aProducerWithADestinationTakesNoOther() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        Message message = session.createMessage();
        refused(UnsupportedOperationException.class, () -> producer.send(queue, message));
        refused(
                UnsupportedOperationException.class,
                () -> producer.send(queue, message, DeliveryMode.PERSISTENT, 4, 0));
        refused(UnsupportedOperationException.class, () -> producer.send(queue, message, new Recorded()));
        refused(
                UnsupportedOperationException.class,
                () -> producer.send(queue, message, DeliveryMode.PERSISTENT, 4, 0, new Recorded()));
    }

    @Test
    void oneProducerSendsToManyDestinations() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(null);
        for (int i = 0; i < 3; i++) {
            Queue queue = queue(session);
            producer.send(queue, session.createTextMessage("" + i));
            assertThat(receiveText(session.createConsumer(queue))).isEqualTo("" + i);
        }
    }

    @Test
    void disabledIdentifiersAndTimestampsMayBeLeftOut() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        producer.setDisableMessageID(true);
        producer.setDisableMessageTimestamp(true);
        Message message = session.createMessage();
        message.setJMSMessageID("ID:mine");
        long before = System.currentTimeMillis();

        // when
        producer.send(message);

        // then: a hint, so both are allowed, but never what the application had set
        Message received = receive(session.createConsumer(queue));
        if (received.getJMSMessageID() != null) {
            assertThat(received.getJMSMessageID()).startsWith("ID:").isNotEqualTo("ID:mine");
        }
        if (received.getJMSTimestamp() != 0) {
            assertThat(received.getJMSTimestamp()).isGreaterThanOrEqualTo(before);
        }
    }

    @Test
    void whatWasSentIsFixedWhenSendReturns() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        TextMessage message = session.createTextMessage("first");
        session.createProducer(queue).send(message);
        message.setText("changed");
        assertThat(receiveText(session.createConsumer(queue))).isEqualTo("first");
    }

    @Test
    void sendingOnAStoppedConnectionWorks() throws Exception {
        Session session = stopped().createSession();
        Queue queue = queue(session);
        send(session, queue, "x");
        assertThat(receiveText(session().createConsumer(queue))).isEqualTo("x");
    }

    @Test
    void aBytesMessageIsReadableAfterSending() throws Exception {
        Session session = session();
        var bytes = session.createBytesMessage();
        bytes.writeInt(5);
        session.createProducer(queue(session)).send(bytes);
        bytes.reset();
        assertThat(bytes.readInt()).isEqualTo(5);
    }

    @Test
    void closingAProducerTwiceIsHarmless() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue(session));
        producer.close();
        producer.close();
        MessageConsumer consumer = session.createConsumer(queue(session));
        expectNothing(consumer);
    }
}
