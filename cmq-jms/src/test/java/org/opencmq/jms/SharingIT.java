package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencmq.jms.QueueBehaviour.PATIENCE;
import static org.opencmq.jms.QueueBehaviour.send;
import static org.opencmq.jms.QueueBehaviour.text;

import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What one session leaves, others get at once, where the service can do that. */
class SharingIT extends ServerFixture {

    @Test
    void rolledBackMessagesGoToOtherConnectionsAtOnce() throws Exception {
        // given
        Session session = started().createSession(Session.SESSION_TRANSACTED);
        Queue queue = session.createQueue(unique("rolled"));
        send(session, queue, "one", "two");
        session.commit();
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("one");
        MessageConsumer other = started().createSession().createConsumer(queue);

        // when
        session.rollback();

        // then
        Message again = other.receive(PATIENCE);
        assertThat(text(again)).isEqualTo("one");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        Message fresh = other.receive(PATIENCE);
        assertThat(text(fresh)).isEqualTo("two");
        assertThat(fresh.getJMSRedelivered()).isFalse();
    }

    @Test
    void aClosedSessionGivesBackWhatItDidNotAcknowledge() throws Exception {
        // given
        Session session = started().createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = session.createQueue(unique("closed"));
        send(session, queue, "one", "two", "three");
        MessageConsumer consumer = session.createConsumer(queue);
        consumer.receive(PATIENCE);
        consumer.receive(PATIENCE);

        // when
        session.close();

        // then
        MessageConsumer other = started().createSession().createConsumer(queue);
        assertThat(text(other.receive(PATIENCE))).isEqualTo("one");
        assertThat(text(other.receive(PATIENCE))).isEqualTo("two");
        assertThat(text(other.receive(PATIENCE))).isEqualTo("three");
    }

    @Test
    void whatWasFetchedAheadIsNobodysDelivery() throws Exception {
        // given
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("ahead"));
        List<String> expected = new ArrayList<>();
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 40; i++) {
            expected.add("m" + i);
            producer.send(session.createTextMessage("m" + i));
        }
        MessageConsumer consumer = session.createConsumer(queue);
        List<String> received = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            received.add(text(consumer.receive(PATIENCE)));
        }

        // when
        session.close();
        MessageConsumer other = started().createSession().createConsumer(queue);

        // then
        while (received.size() < 40) {
            Message message = other.receive(PATIENCE);
            received.add(text(message));
            assertThat(message.getJMSRedelivered()).isFalse();
            assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        }
        assertThat(received).isEqualTo(expected);
    }

    @Test
    void aSelectorLeavesOtherMessagesToOthers() throws Exception {
        // given
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("selected"));
        MessageProducer producer = session.createProducer(queue);
        for (String colour : List.of("red", "green", "red")) {
            TextMessage message = session.createTextMessage(colour);
            message.setStringProperty("colour", colour);
            producer.send(message);
        }

        // when
        MessageConsumer green;
        try {
            green = session.createConsumer(queue, "colour = 'green'");
        } catch (JMSException e) {
            Assumptions.abort("this server does not select messages: " + e.getMessage());
            return;
        }

        // then
        assertThat(text(green.receive(PATIENCE))).isEqualTo("green");
        assertThat(green.receive(300)).isNull();
        MessageConsumer any = session.createConsumer(queue);
        assertThat(text(any.receive(PATIENCE))).isEqualTo("red");
        assertThat(text(any.receive(PATIENCE))).isEqualTo("red");
        assertThatThrownBy(() -> session.createConsumer(queue, "colour ="))
                .isInstanceOf(InvalidSelectorException.class);
    }

    @Test
    void aBrowserLooksWithoutTaking() throws Exception {
        // given
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("browsed"));
        send(session, queue, "one", "two", "three");

        // when
        List<String> seen = new ArrayList<>();
        for (Object message : Collections.list(
                (java.util.Enumeration<?>) session.createBrowser(queue).getEnumeration())) {
            seen.add(text((Message) message));
        }

        // then
        assertThat(seen).containsExactly("one", "two", "three");
        MessageConsumer consumer = session.createConsumer(queue);
        Message first = consumer.receive(PATIENCE);
        assertThat(text(first)).isEqualTo("one");
        assertThat(first.getJMSRedelivered()).isFalse();
    }
}
