package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 3.4: header fields, who sets them, and what the application set in vain. */
public abstract class MessageHeadersChapter extends Chapter {

    @Test
    void sendingSetsTheHeadersOfTheMessage() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        TextMessage message = session.createTextMessage("x");
        long before = System.currentTimeMillis();

        // when
        MessageProducer producer = session.createProducer(queue);
        producer.send(message, DeliveryMode.NON_PERSISTENT, 7, 60_000);
        long after = System.currentTimeMillis();

        // then
        assertThat(message.getJMSMessageID()).startsWith("ID:");
        assertThat(message.getJMSTimestamp()).isBetween(before, after);
        assertThat(message.getJMSDestination()).isEqualTo(queue);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(message.getJMSPriority()).isEqualTo(7);
        assertThat(message.getJMSExpiration()).isBetween(before + 60_000, after + 60_000);
        assertThat(message.getJMSRedelivered()).isFalse();
    }

    @Test
    @JudgeDiffers("sets it only when there is a delay")
    void withoutADelayTheDeliveryTimeIsTheTimeOfSending() throws Exception {
        // given
        Session session = session();
        Message message = session.createMessage();
        message.setJMSDeliveryTime(1);

        // when
        long before = System.currentTimeMillis();
        Message received = roundTrip(session, message);
        long after = System.currentTimeMillis();

        // then
        assertThat(message.getJMSDeliveryTime()).isBetween(before, after);
        assertThat(received.getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
    }

    @Test
    void theReceiverSeesTheHeadersTheSenderSaw() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        TextMessage sent = session.createTextMessage("x");
        MessageConsumer consumer = session.createConsumer(queue);

        // when
        session.createProducer(queue).send(sent, DeliveryMode.PERSISTENT, 2, 60_000);
        Message received = receive(consumer);

        // then
        assertThat(received.getJMSMessageID()).isEqualTo(sent.getJMSMessageID());
        assertThat(received.getJMSTimestamp()).isEqualTo(sent.getJMSTimestamp());
        assertThat(received.getJMSDestination()).isEqualTo(queue);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(received.getJMSPriority()).isEqualTo(2);
        assertThat(received.getJMSExpiration()).isEqualTo(sent.getJMSExpiration());
        assertThat(received.getJMSDeliveryTime()).isEqualTo(sent.getJMSDeliveryTime());
        assertThat(received.getJMSRedelivered()).isFalse();
        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    void sendingOverwritesWhatTheApplicationSet() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        Message message = session.createMessage();
        message.setJMSMessageID("ID:mine");
        message.setJMSTimestamp(1);
        message.setJMSDestination(session.createQueue("elsewhere"));
        message.setJMSDeliveryMode(DeliveryMode.NON_PERSISTENT);
        message.setJMSPriority(9);
        message.setJMSExpiration(1);

        // when
        MessageProducer producer = session.createProducer(queue);
        producer.send(message);

        // then
        assertThat(message.getJMSMessageID()).isNotEqualTo("ID:mine");
        assertThat(message.getJMSTimestamp()).isGreaterThan(1);
        assertThat(message.getJMSDestination()).isEqualTo(queue);
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getJMSPriority()).isEqualTo(Message.DEFAULT_PRIORITY);
        assertThat(message.getJMSExpiration()).isZero();
        Message received = receive(session.createConsumer(queue));
        assertThat(received.getJMSPriority()).isEqualTo(Message.DEFAULT_PRIORITY);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(received.getJMSExpiration()).isZero();
    }

    @Test
    void messageIdentifiersAreUnique() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        TextMessage message = session.createTextMessage("x");
        producer.send(message);
        String first = message.getJMSMessageID();
        producer.send(message);
        assertThat(message.getJMSMessageID()).isNotEqualTo(first);
    }

    @Test
    void correlationIdAndTypeAreTheApplications() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        message.setJMSCorrelationID("order 5");
        message.setJMSType("order");
        Message received = roundTrip(session, message);
        assertThat(received.getJMSCorrelationID()).isEqualTo("order 5");
        assertThat(received.getJMSType()).isEqualTo("order");
        assertThat(message.getJMSCorrelationID()).isEqualTo("order 5");
        assertThat(message.getJMSType()).isEqualTo("order");
    }

    @Test
    void correlationIdCanBeBytes() throws Exception {
        Session session = session();
        Message message = session.createMessage();
        message.setJMSCorrelationIDAsBytes(new byte[] {1, 2, -3, 0});
        assertThat(roundTrip(session, message).getJMSCorrelationIDAsBytes()).containsExactly(1, 2, -3, 0);
    }

    @Test
    void headersThatWereNotSetAreNull() throws Exception {
        Session session = session();
        Message received = roundTrip(session, session.createMessage());
        assertThat(received.getJMSCorrelationID()).isNull();
        assertThat(received.getJMSReplyTo()).isNull();
        assertThat(received.getJMSType()).isNull();
        assertThat(session.createMessage().getJMSMessageID()).isNull();
        assertThat(session.createMessage().getJMSDestination()).isNull();
    }

    @Test
    void replyToKeepsItsKind() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        Topic topic = topic(session);
        TemporaryQueue temporary = session.createTemporaryQueue();
        Message message = session.createMessage();

        // when, then
        message.setJMSReplyTo(queue);
        assertThat(roundTrip(session, message).getJMSReplyTo())
                .isInstanceOf(Queue.class)
                .isEqualTo(queue);
        message.setJMSReplyTo(topic);
        assertThat(roundTrip(session, message).getJMSReplyTo())
                .isInstanceOf(Topic.class)
                .isEqualTo(topic);
        message.setJMSReplyTo(temporary);
        assertThat(roundTrip(session, message).getJMSReplyTo())
                .isInstanceOf(TemporaryQueue.class)
                .isEqualTo(temporary);
    }

    @Test
    void aReplyGoesWhereReplyToSays() throws Exception {
        // given
        Session session = session();
        Queue replies = queue(session);
        Message request = session.createTextMessage("request");
        request.setJMSReplyTo(replies);
        Message received = roundTrip(session, request);

        // when
        Session other = session();
        send(other, received.getJMSReplyTo(), "reply");

        // then
        assertThat(receiveText(session.createConsumer(replies))).isEqualTo("reply");
    }

    @Test
    void headersOfAReceivedMessageCanBeChanged() throws Exception {
        Session session = session();
        Message received = roundTrip(session, session.createMessage());
        received.setJMSMessageID("ID:other");
        received.setJMSCorrelationID("other");
        received.setJMSPriority(3);
        received.setJMSType("other");
        received.setJMSTimestamp(5);
        received.setJMSRedelivered(true);
        assertThat(received.getJMSMessageID()).isEqualTo("ID:other");
        assertThat(received.getJMSCorrelationID()).isEqualTo("other");
        assertThat(received.getJMSPriority()).isEqualTo(3);
        assertThat(received.getJMSType()).isEqualTo("other");
        assertThat(received.getJMSTimestamp()).isEqualTo(5);
        assertThat(received.getJMSRedelivered()).isTrue();
    }

    @Test
    void aReceivedMessageCanBeSentOn() throws Exception {
        // given
        Session session = session();
        TextMessage received = roundTrip(session, session.createTextMessage("x"));
        String firstId = received.getJMSMessageID();

        // when
        Queue next = queue(session);
        session.createProducer(next).send(received);

        // then
        Message again = receive(session.createConsumer(next));
        assertThat(again.getJMSDestination()).isEqualTo(next);
        assertThat(again.getJMSMessageID()).isNotEqualTo(firstId);
        assertThat(((TextMessage) again).getText()).isEqualTo("x");
    }

    @Test
    void aMessageCanBeChangedAndSentAgain() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        MessageProducer producer = session.createProducer(queue);
        TextMessage message = session.createTextMessage("first");
        producer.send(message);
        message.setText("second");
        message.setIntProperty("n", 2);
        producer.send(message);
        assertThat(receiveText(consumer)).isEqualTo("first");
        Message second = receive(consumer);
        assertThat(((TextMessage) second).getText()).isEqualTo("second");
        assertThat(second.getIntProperty("n")).isEqualTo(2);
    }
}
