package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;
import org.junit.jupiter.api.Test;

/** Chapter 4.2 and 8.3.1: topics and unshared subscriptions that are not durable. */
public abstract class TopicSubscriptionsChapter extends Chapter {

    @Test
    void everySubscriberGetsEveryMessageInOrder() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = session().createConsumer(topic);
        send(session, topic, "1", "2", "3", "4", "5");
        assertThat(receiveTexts(one, 5)).containsExactly("1", "2", "3", "4", "5");
        assertThat(receiveTexts(two, 5)).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void publishingWithoutSubscribersSucceeds() throws Exception {
        Session session = session();
        send(session, topic(session), "x");
    }

    @Test
    void aSubscriberGetsNothingFromBeforeItsTime() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        send(session, topic, "early");
        MessageConsumer consumer = session.createConsumer(topic);
        send(session, topic, "late");
        assertThat(receiveText(consumer)).isEqualTo("late");
    }

    @Test
    void aClosedSubscriberLeavesNothingBehind() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        session.createConsumer(topic).close();
        send(session, topic, "between");
        MessageConsumer consumer = session.createConsumer(topic);
        send(session, topic, "after");
        assertThat(receiveText(consumer)).isEqualTo("after");
    }

    @Test
    void aSubscriberOfAStoppedConnectionKeepsWhatIsPublished() throws Exception {
        Connection connection = stopped();
        Session session = connection.createSession();
        Topic topic = topic(session);
        MessageConsumer consumer = session.createConsumer(topic);
        send(session, topic, "x");
        connection.start();
        assertThat(receiveText(consumer)).isEqualTo("x");
    }

    @Test
    void noLocalHidesWhatTheSameConnectionPublishes() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        MessageConsumer consumer = session.createConsumer(topic, null, true);
        send(session, topic, "own");
        send(session(), topic, "other");
        assertThat(receiveText(consumer)).isEqualTo("other");
        expectNothing(consumer);
    }

    @Test
    void noLocalCountsForAllSessionsOfTheConnection() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        Topic topic = topic(session);
        MessageConsumer consumer = session.createConsumer(topic, null, true);
        send(connection.createSession(), topic, "own");
        expectNothing(consumer);
    }

    @Test
    void noLocalWorksWithASelector() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        MessageConsumer consumer = session.createConsumer(topic, "JMSPriority = 4", true);
        send(session, topic, "own");
        send(session(), topic, "other");
        assertThat(receiveText(consumer)).isEqualTo("other");
    }

    @Test
    void withoutNoLocalOwnMessagesArrive() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        MessageConsumer consumer = session.createConsumer(topic, null, false);
        send(session, topic, "own");
        assertThat(receiveText(consumer)).isEqualTo("own");
        assertThat(((TopicSubscriber) consumer).getNoLocal()).isFalse();
        assertThat(((TopicSubscriber) consumer).getTopic()).isEqualTo(topic);
    }

    @Test
    void selectorsLetOnlyMatchingMessagesThrough() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        MessageConsumer red = session.createConsumer(topic, "colour = 'red'");
        MessageConsumer all = session.createConsumer(topic);
        for (String colour : new String[] {"blue", "red", "green"}) {
            var message = session.createTextMessage(colour);
            message.setStringProperty("colour", colour);
            session.createProducer(topic).send(message);
        }
        assertThat(receiveTexts(all, 3)).containsExactly("blue", "red", "green");
        assertThat(receiveText(red)).isEqualTo("red");
        expectNothing(red);
    }

    @Test
    void topicsOfOneNameAreEqual() throws Exception {
        Session session = session();
        String name = unique("topic");
        assertThat(session.createTopic(name)).isEqualTo(session().createTopic(name));
        assertThat(session.createTopic(name).getTopicName()).isEqualTo(name);
    }

    @Test
    void theSubscribersReadTheSameMessage() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = session.createConsumer(topic);
        send(session, topic, "x");
        jakarta.jms.Message first = receive(one);
        jakarta.jms.Message second = receive(two);
        assertThat(first.getJMSMessageID()).isEqualTo(second.getJMSMessageID());
        assertThat(first.getJMSDestination()).isEqualTo(topic).isInstanceOf(Topic.class);
        first.clearBody();
        assertThat(second.getBody(String.class)).isEqualTo("x");
    }
}
