package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 6.2.2: temporary queues and topics. */
public abstract class TemporaryDestinationsChapter extends Chapter {

    @Test
    void aTemporaryQueueCarriesMessages() throws Exception {
        Session session = session();
        TemporaryQueue queue = session.createTemporaryQueue();
        send(session(), queue, "x");
        Message message = receive(session.createConsumer(queue));
        assertThat(message.getBody(String.class)).isEqualTo("x");
        assertThat(message.getJMSDestination()).isEqualTo(queue);
    }

    @Test
    void aTemporaryTopicCarriesMessages() throws Exception {
        Session session = session();
        TemporaryTopic topic = session.createTemporaryTopic();
        MessageConsumer consumer = session.createConsumer(topic);
        send(session(), topic, "x");
        assertThat(receiveText(consumer)).isEqualTo("x");
    }

    @Test
    void eachIsAnother() throws Exception {
        Session session = session();
        assertThat(session.createTemporaryQueue().getQueueName())
                .isNotEqualTo(session.createTemporaryQueue().getQueueName());
        assertThat(session.createTemporaryTopic().getTopicName())
                .isNotEqualTo(session.createTemporaryTopic().getTopicName());
    }

    @Test
    void allSessionsOfTheConnectionMayConsume() throws Exception {
        Connection connection = started();
        TemporaryQueue queue = connection.createSession().createTemporaryQueue();
        Session other = connection.createSession();
        send(other, queue, "x");
        assertThat(receiveText(other.createConsumer(queue))).isEqualTo("x");
    }

    @Test
    void anotherConnectionMustNotConsume() throws Exception {
        Session session = session();
        TemporaryQueue queue = session.createTemporaryQueue();
        TemporaryTopic topic = session.createTemporaryTopic();
        Session stranger = session();
        refused(JMSException.class, () -> stranger.createConsumer(queue));
        refused(JMSException.class, () -> stranger.createConsumer(topic));
    }

    @Test
    void aTemporaryDestinationOutlivesItsSession() throws Exception {
        Connection connection = started();
        Session first = connection.createSession();
        TemporaryQueue queue = first.createTemporaryQueue();
        first.close();
        Session second = connection.createSession();
        send(second, queue, "x");
        assertThat(receiveText(second.createConsumer(queue))).isEqualTo("x");
    }

    @Test
    void deletingWhileAConsumerIsOpenFails() throws Exception {
        Session session = session();
        TemporaryQueue queue = session.createTemporaryQueue();
        MessageConsumer consumer = session.createConsumer(queue);
        refused(JMSException.class, queue::delete);
        consumer.close();
        queue.delete();
        TemporaryTopic topic = session.createTemporaryTopic();
        MessageConsumer subscriber = session.createConsumer(topic);
        refused(JMSException.class, topic::delete);
        subscriber.close();
        topic.delete();
    }

    @Test
    @JudgeDiffers("makes it again when sending")
    void aDeletedOneCannotBeUsed() throws Exception {
        Session session = session();
        TemporaryQueue queue = session.createTemporaryQueue();
        queue.delete();
        refused(JMSException.class, () -> session.createConsumer(queue));
        refused(InvalidDestinationException.class, () -> send(session, queue, "x"));
    }

    @Test
    @JudgeDiffers("makes it again when sending")
    void oneOfAClosedConnectionCannotBeUsed() throws Exception {
        Connection connection = started();
        TemporaryQueue queue = connection.createSession().createTemporaryQueue();
        connection.close();
        Session session = session();
        refused(InvalidDestinationException.class, () -> session.createConsumer(queue));
        refused(InvalidDestinationException.class, () -> send(session, queue, "x"));
    }

    @Test
    void replyToATemporaryQueueIsAnswered() throws Exception {
        // given
        Session asking = session();
        TemporaryQueue replies = asking.createTemporaryQueue();
        Message question = asking.createTextMessage("question");
        question.setJMSReplyTo(replies);

        // when
        Message received = roundTrip(asking, question);
        Session answering = session();
        Message answer = answering.createTextMessage("answer");
        answer.setJMSCorrelationID(received.getJMSMessageID());
        answering.createProducer(null).send(received.getJMSReplyTo(), answer);

        // then
        Message reply = receive(asking.createConsumer(replies));
        assertThat(reply.getBody(String.class)).isEqualTo("answer");
        assertThat(reply.getJMSCorrelationID()).isEqualTo(question.getJMSMessageID());
    }

    @Test
    void aTransactionMayReceiveFromATemporaryQueueAndDeleteIt() throws Exception {
        // given
        Connection connection = started();
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        Queue out = queue(transacted);
        TemporaryQueue replies = transacted.createTemporaryQueue();
        send(session(), replies, "reply");

        // when
        try (MessageConsumer consumer = transacted.createConsumer(replies)) {
            assertThat(receiveText(consumer)).isEqualTo("reply");
        }
        send(transacted, out, "done");
        replies.delete();
        transacted.commit();

        // then
        assertThat(receiveText(session().createConsumer(out))).isEqualTo("done");
    }
}
