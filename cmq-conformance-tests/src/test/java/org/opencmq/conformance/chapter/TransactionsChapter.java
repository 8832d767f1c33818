package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.Capability;

/** Chapter 6.2.7: transacted sessions. */
public abstract class TransactionsChapter extends Chapter {

    @Test
    void sendsAreSeenAfterCommitInOrder() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        MessageConsumer other = session().createConsumer(queue);
        send(session, queue, "1", "2", "3");
        expectNothing(other);
        session.commit();
        assertThat(receiveTexts(other, 3)).containsExactly("1", "2", "3");
    }

    @Test
    void sendsAreForgottenOnRollback() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        MessageConsumer other = session().createConsumer(queue);
        send(session, queue, "lost");
        session.rollback();
        send(session, queue, "kept");
        session.commit();
        assertThat(receiveText(other)).isEqualTo("kept");
        expectNothing(other);
    }

    @Test
    void publishingIsTransactedToo() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Topic topic = topic(session);
        MessageConsumer subscriber = session().createConsumer(topic);
        send(session, topic, "lost");
        session.rollback();
        send(session, topic, "1", "2");
        expectNothing(subscriber);
        session.commit();
        assertThat(receiveTexts(subscriber, 2)).containsExactly("1", "2");
    }

    @Test
    void closingRollsBackSends() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        send(session, queue, "lost");
        session.close();
        expectNothing(session().createConsumer(queue));
    }

    @Test
    void closingTheConnectionRollsBackSends() throws Exception {
        Connection connection = started();
        Session session = connection.createSession(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        send(session, queue, "lost");
        connection.close();
        expectNothing(session().createConsumer(queue));
    }

    @Test
    void committedReceivesDoNotComeAgain() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        send(session(), queue, "1", "2");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveTexts(consumer, 2)).containsExactly("1", "2");
        session.commit();
        session.rollback();
        expectNothing(consumer);
        session.close();
        expectNothing(session().createConsumer(queue));
    }

    @Test
    void rolledBackReceivesComeAgainInOrderMarked() throws Exception {
        // given
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        send(session(), queue, "1", "2", "3");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveTexts(consumer, 3)).containsExactly("1", "2", "3");

        // when
        session.rollback();

        // then
        for (String text : new String[] {"1", "2", "3"}) {
            Message again = receive(consumer);
            assertThat(again.getBody(String.class)).isEqualTo(text);
            assertThat(again.getJMSRedelivered()).isTrue();
            assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        }
        session.commit();
    }

    @Test
    void rolledBackAndLaterMessagesKeepTheirOrder() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        send(session(), queue, "1", "2", "3", "4");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveTexts(consumer, 2)).containsExactly("1", "2");
        session.rollback();
        assertThat(receiveTexts(consumer, 4)).containsExactly("1", "2", "3", "4");
        session.commit();
    }

    @Test
    void rolledBackReceivesGoToAnotherSession() throws Exception {
        // given
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        send(session(), queue, "x");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("x");
        MessageConsumer other = session().createConsumer(queue);
        expectNothing(other);

        // when
        session.rollback();
        session.close();

        // then
        if (!has(Capability.RELEASE_ON_CLOSE)) {
            expectNothing(other);
        }
        needs(Capability.RELEASE_ON_CLOSE);
        assertThat(receive(other).getJMSRedelivered()).isTrue();
    }

    @Test
    void sendsAndReceivesCommitTogether() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue in = queue(session);
        Queue out = queue(session);
        send(session(), in, "x");
        MessageConsumer consumer = session.createConsumer(in);
        TextMessage first = (TextMessage) receive(consumer);
        send(session, out, first.getText() + "!");
        session.rollback();
        TextMessage again = (TextMessage) receive(consumer);
        send(session, out, again.getText() + "!");
        session.commit();
        MessageConsumer result = session().createConsumer(out);
        assertThat(receiveText(result)).isEqualTo("x!");
        expectNothing(result);
        expectNothing(consumer);
    }

    @Test
    void aNewTransactionBeginsAfterEachEnd() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        for (int i = 0; i < 5; i++) {
            send(session, queue, "" + i);
            session.commit();
            assertThat(receiveText(consumer)).isEqualTo("" + i);
            session.commit();
        }
    }

    @Test
    void manyMessagesCommitAtOnce() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 100; i++) {
            producer.send(session.createTextMessage("" + i));
        }
        session.commit();
        MessageConsumer consumer = session.createConsumer(queue);
        for (int i = 0; i < 100; i++) {
            assertThat(receiveText(consumer)).isEqualTo("" + i);
        }
        session.commit();
        expectNothing(consumer);
    }

    @Test
    void whatWasSentIsFixedWhenSendReturns() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        TextMessage message = session.createTextMessage("first");
        MessageProducer producer = session.createProducer(queue);
        producer.send(message);
        message.setText("changed");
        session.commit();
        assertThat(receiveText(session.createConsumer(queue))).isEqualTo("first");
        session.commit();
    }

    @Test
    void aClosedProducersMessagesAreCommitted() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        producer.send(session.createTextMessage("x"));
        producer.close();
        session.commit();
        assertThat(receiveText(session().createConsumer(queue))).isEqualTo("x");
    }

    @Test
    void aClosedConsumersMessagesAreRolledBack() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        send(session(), queue, "x");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("x");
        consumer.close();
        session.rollback();
        Message again = receive(session.createConsumer(queue));
        assertThat(again.getJMSRedelivered()).isTrue();
        session.commit();
    }

    @Test
    void aClosedConsumersMessagesAreCommitted() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        send(session(), queue, "x");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("x");
        consumer.close();
        session.commit();
        session.close();
        expectNothing(session().createConsumer(queue));
    }
}
