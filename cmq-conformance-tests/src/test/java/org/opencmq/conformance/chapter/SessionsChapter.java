package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.Capability;

/** Chapter 6.2: sessions and acknowledgement. */
public abstract class SessionsChapter extends Chapter {

    @Test
    void sessionsSayTheirMode() throws Exception {
        Connection connection = stopped();
        assertThat(connection.createSession().getAcknowledgeMode()).isEqualTo(Session.AUTO_ACKNOWLEDGE);
        for (int mode : new int[] {Session.AUTO_ACKNOWLEDGE, Session.CLIENT_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE}) {
            assertThat(connection.createSession(mode).getAcknowledgeMode()).isEqualTo(mode);
            assertThat(connection.createSession(mode).getTransacted()).isFalse();
            assertThat(connection.createSession(false, mode).getAcknowledgeMode())
                    .isEqualTo(mode);
        }
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        assertThat(transacted.getTransacted()).isTrue();
        assertThat(transacted.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
    }

    @Test
    void aTransactedSessionIgnoresTheAcknowledgeMode() throws Exception {
        Session session = stopped().createSession(true, Session.CLIENT_ACKNOWLEDGE);
        assertThat(session.getTransacted()).isTrue();
        assertThat(session.getAcknowledgeMode()).isEqualTo(Session.SESSION_TRANSACTED);
    }

    @Test
    void commitAndRollbackAreForTransactedSessions() throws Exception {
        Session session = session();
        refused(IllegalStateException.class, session::commit);
        refused(IllegalStateException.class, session::rollback);
    }

    @Test
    void recoverIsForOtherSessions() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        refused(IllegalStateException.class, session::recover);
    }

    @Test
    void autoAcknowledgedMessagesDoNotComeAgain() throws Exception {
        acknowledgedByItself(Session.AUTO_ACKNOWLEDGE);
    }

    @Test
    void lazilyAcknowledgedMessagesDoNotComeAgainAfterClose() throws Exception {
        acknowledgedByItself(Session.DUPS_OK_ACKNOWLEDGE);
    }

    private void acknowledgedByItself(int mode) throws JMSException {
        Queue queue;
        try (Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(mode);
            queue = queue(session);
            send(session, queue, "1", "2", "3");
            assertThat(receiveTexts(session.createConsumer(queue), 3)).containsExactly("1", "2", "3");
        }
        expectNothing(session().createConsumer(queue));
    }

    @Test
    void acknowledgingOneMessageAcknowledgesAllOfTheSession() throws Exception {
        // given
        Queue queue;
        try (Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
            queue = queue(session);
            send(session, queue, "1", "2", "3");
            MessageConsumer consumer = session.createConsumer(queue);
            Message first = receive(consumer);
            receive(consumer);
            receive(consumer);

            // when
            first.acknowledge();
        }

        // then
        expectNothing(session().createConsumer(queue));
    }

    @Test
    void acknowledgingCoversAllConsumersOfTheSession() throws Exception {
        // given
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Queue one = queue(session);
        Queue two = queue(session);
        send(session, one, "1");
        send(session, two, "2");
        receive(session.createConsumer(one));
        Message last = receive(session.createConsumer(two));

        // when
        last.acknowledge();
        session.recover();

        // then
        expectNothing(session.createConsumer(one));
        expectNothing(session.createConsumer(two));
    }

    @Test
    void acknowledgingMeansNothingToOtherSessions() throws Exception {
        for (int mode : new int[] {Session.AUTO_ACKNOWLEDGE, Session.DUPS_OK_ACKNOWLEDGE, Session.SESSION_TRANSACTED}) {
            Session session = session(mode);
            Queue queue = queue(session);
            send(session(), queue, "x");
            MessageConsumer consumer = session.createConsumer(queue);
            receive(consumer).acknowledge();
            if (mode == Session.SESSION_TRANSACTED) {
                session.rollback();
                assertThat(receive(consumer).getJMSRedelivered()).isTrue();
            }
        }
    }

    @Test
    void acknowledgingTwiceIsHarmless() throws Exception {
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(session);
        send(session, queue, "x");
        Message message = receive(session.createConsumer(queue));
        message.acknowledge();
        message.acknowledge();
    }

    @Test
    void unacknowledgedMessagesComeAgainAfterClose() throws Exception {
        // given
        Queue queue;
        try (Connection connection = factory.createConnection()) {
            connection.start();
            Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
            queue = queue(session);
            send(session, queue, "1", "2");
            MessageConsumer consumer = session.createConsumer(queue);
            receive(consumer).acknowledge();
            assertThat(receiveText(consumer)).isEqualTo("2");
        }

        // when
        MessageConsumer again = session().createConsumer(queue);

        // then
        if (!has(Capability.RELEASE_ON_CLOSE)) {
            expectNothing(again);
        }
        needs(Capability.RELEASE_ON_CLOSE);
        Message second = receive(again);
        assertThat(second.getBody(String.class)).isEqualTo("2");
        assertThat(second.getJMSRedelivered()).isTrue();
        assertThat(second.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
    }

    @Test
    void manySessionsOfOneConnectionWorkSideBySide() throws Exception {
        Connection connection = started();
        for (int i = 0; i < 10; i++) {
            Session session = connection.createSession();
            Queue queue = queue(session);
            send(session, queue, "x" + i);
            assertThat(receiveText(session.createConsumer(queue))).isEqualTo("x" + i);
        }
    }

    @Test
    void closingASessionTwiceIsHarmless() throws Exception {
        Session session = session();
        session.close();
        session.close();
    }

    @Test
    void closingASessionClosesItsConsumersAndProducers() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        var producer = session.createProducer(queue);
        Message message = session.createMessage();
        session.close();
        refused(IllegalStateException.class, () -> consumer.receive(1));
        refused(IllegalStateException.class, () -> producer.send(message));
    }

    @Test
    void aMessageOutlivesItsSession() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        send(session, queue, "x");
        Message message = receive(session.createConsumer(queue));
        session.close();
        assertThat(message.getBody(String.class)).isEqualTo("x");
    }

    @Test
    void acknowledgingAfterTheSessionIsClosedFails() throws Exception {
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(session);
        send(session, queue, "x");
        Message message = receive(session.createConsumer(queue));
        session.close();
        refused(IllegalStateException.class, message::acknowledge);
    }
}
