package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.QueueRequestor;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.TopicRequestor;
import jakarta.jms.TopicSession;
import org.junit.jupiter.api.Test;

/** Chapter 6.2.8 and appendix: request and reply by the two requestors. */
public abstract class RequestorsChapter extends Chapter {

    private QueueSession queueSession() throws Exception {
        QueueConnection connection = closing(((QueueConnectionFactory) factory).createQueueConnection());
        connection.start();
        return connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    private TopicSession topicSession() throws Exception {
        TopicConnection connection = closing(((TopicConnectionFactory) factory).createTopicConnection());
        connection.start();
        return connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    private void answerWith(jakarta.jms.Destination destination, String suffix) throws Exception {
        Session session = session();
        var producer = session.createProducer(null);
        Attempt attempt = new Attempt();
        session.createConsumer(destination)
                .setMessageListener(message -> attempt.at(() -> {
                    Message answer = session.createTextMessage(message.getBody(String.class) + suffix);
                    answer.setJMSCorrelationID(message.getJMSMessageID());
                    producer.send(message.getJMSReplyTo(), answer);
                }));
    }

    @Test
    void aQueueRequestorGetsTheAnswer() throws Exception {
        QueueSession session = queueSession();
        Queue queue = queue(session);
        answerWith(queue, "!");
        QueueRequestor requestor = new QueueRequestor(session, queue);
        for (String text : new String[] {"a", "b", "c"}) {
            Message answer = requestor.request(session.createTextMessage(text));
            assertThat(((TextMessage) answer).getText()).isEqualTo(text + "!");
        }
        requestor.close();
    }

    @Test
    void aTopicRequestorGetsTheAnswer() throws Exception {
        TopicSession session = topicSession();
        Topic topic = topic(session);
        answerWith(topic, "?");
        TopicRequestor requestor = new TopicRequestor(session, topic);
        assertThat(((TextMessage) requestor.request(session.createTextMessage("a"))).getText())
                .isEqualTo("a?");
        requestor.close();
    }

    @Test
    void closingARequestorClosesItsSession() throws Exception {
        QueueSession session = queueSession();
        new QueueRequestor(session, queue(session)).close();
        refused(IllegalStateException.class, session::createMessage);
        TopicSession topics = topicSession();
        new TopicRequestor(topics, topic(topics)).close();
        refused(IllegalStateException.class, topics::createMessage);
    }

    @Test
    void aRequestorNeedsADestination() throws Exception {
        QueueSession session = queueSession();
        refused(InvalidDestinationException.class, () -> new QueueRequestor(session, null));
        TopicSession topics = topicSession();
        refused(InvalidDestinationException.class, () -> new TopicRequestor(topics, null));
    }

    @Test
    void aRequestorNeedsAnOpenSession() throws Exception {
        QueueSession session = queueSession();
        Queue queue = queue(session);
        session.close();
        refused(IllegalStateException.class, () -> new QueueRequestor(session, queue));
    }
}
