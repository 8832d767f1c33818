package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicConnectionFactory;
import jakarta.jms.TopicPublisher;
import jakarta.jms.TopicSession;
import jakarta.jms.TopicSubscriber;
import org.junit.jupiter.api.Test;

/** The interfaces of JMS 1.0 for topics. */
public abstract class LegacyTopicsChapter extends Chapter {

    private TopicSession topicSession() throws JMSException {
        TopicConnection connection = closing(((TopicConnectionFactory) factory).createTopicConnection());
        connection.setClientID(unique("client"));
        connection.start();
        return connection.createTopicSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    @Test
    void aPublisherPublishesAndASubscriberReceives() throws Exception {
        TopicSession session = topicSession();
        Topic topic = session.createTopic(unique("topic"));
        TopicSubscriber subscriber = session.createSubscriber(topic);
        TopicPublisher publisher = session.createPublisher(topic);
        publisher.publish(session.createTextMessage("1"));
        assertThat(receiveText(subscriber)).isEqualTo("1");
        publisher.publish(session.createTextMessage("2"), DeliveryMode.NON_PERSISTENT, 6, 60_000);
        Message second = receive(subscriber);
        assertThat(second.getJMSPriority()).isEqualTo(6);
        assertThat(second.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(publisher.getTopic()).isEqualTo(topic);
        assertThat(subscriber.getTopic()).isEqualTo(topic);
        assertThat(subscriber.getNoLocal()).isFalse();
    }

    @Test
    void aPublisherWithoutTopicNamesItEachTime() throws Exception {
        TopicSession session = topicSession();
        Topic topic = session.createTopic(unique("topic"));
        TopicSubscriber subscriber = session.createSubscriber(topic);
        TopicPublisher publisher = session.createPublisher(null);
        assertThat(publisher.getTopic()).isNull();
        publisher.publish(topic, session.createTextMessage("1"));
        publisher.publish(topic, session.createTextMessage("2"), DeliveryMode.PERSISTENT, 4, 0);
        assertThat(receiveTexts(subscriber, 2)).containsExactly("1", "2");
        refused(InvalidDestinationException.class, () -> publisher.publish((Topic) null, session.createMessage()));
        refused(UnsupportedOperationException.class, () -> publisher.publish(session.createMessage()));
    }

    @Test
    void aSubscriberWithNoLocalAndSelector() throws Exception {
        TopicSession session = topicSession();
        Topic topic = session.createTopic(unique("topic"));
        TopicSubscriber subscriber = session.createSubscriber(topic, "n = 1", true);
        assertThat(subscriber.getNoLocal()).isTrue();
        Message own = session.createTextMessage("own");
        own.setIntProperty("n", 1);
        session.createPublisher(topic).publish(own);
        Session other = session();
        for (int n = 0; n < 3; n++) {
            Message message = other.createTextMessage("other" + n);
            message.setIntProperty("n", n);
            other.createProducer(topic).send(message);
        }
        assertThat(receiveText(subscriber)).isEqualTo("other1");
        expectNothing(subscriber);
    }

    @Test
    void aTopicSessionDoesNothingWithQueues() throws Exception {
        TopicSession session = topicSession();
        Queue queue = queue(session());
        refused(IllegalStateException.class, () -> session.createQueue("queue"));
        refused(IllegalStateException.class, session::createTemporaryQueue);
        refused(IllegalStateException.class, () -> session.createBrowser(queue));
        refused(IllegalStateException.class, () -> session.createBrowser(queue, "a = 1"));
    }

    @Test
    void aDurableSubscriberKeepsMessages() throws Exception {
        TopicSession session = topicSession();
        Topic topic = session.createTopic(unique("topic"));
        session.createDurableSubscriber(topic, "name").close();
        session.createPublisher(topic).publish(session.createTextMessage("x"));
        TopicSubscriber again = session.createDurableSubscriber(topic, "name");
        assertThat(receiveText(again)).isEqualTo("x");
        again.close();
        session.unsubscribe("name");
    }

    @Test
    void aTransactedTopicSessionCommits() throws Exception {
        TopicConnection connection = closing(((TopicConnectionFactory) factory).createTopicConnection());
        connection.start();
        TopicSession session = connection.createTopicSession(true, 0);
        Topic topic = session.createTopic(unique("topic"));
        TopicSubscriber subscriber = session.createSubscriber(topic);
        session.createPublisher(topic).publish(session.createTextMessage("x"));
        expectNothing(subscriber);
        session.commit();
        assertThat(receiveText(subscriber)).isEqualTo("x");
        session.rollback();
        assertThat(receive(subscriber).getJMSRedelivered()).isTrue();
        session.commit();
    }

    @Test
    void aSubscriberOfNoTopicIsRefused() throws Exception {
        TopicSession session = topicSession();
        refused(InvalidDestinationException.class, () -> session.createSubscriber(null));
        refused(InvalidDestinationException.class, () -> session.createSubscriber(null, "a = 1", false));
        refused(InvalidDestinationException.class, () -> session.createDurableSubscriber(null, "name"));
        refused(InvalidSelectorException.class, () -> session.createSubscriber(topic(session), "= 1", false));
    }
}
