package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.protocol.action.Page;

/** What topics do, whether or not the service has extensions. */
abstract class TopicBehaviour extends ServerFixture {

    static final int PATIENCE = 60_000;

    private static void publish(Session session, Topic topic, String... texts) throws JMSException {
        MessageProducer producer = session.createProducer(topic);
        for (String text : texts) {
            producer.send(session.createTextMessage(text));
        }
        producer.close();
    }

    private static void publishWith(Session session, Topic topic, String text, String name, String value)
            throws JMSException {
        TextMessage message = session.createTextMessage(text);
        message.setStringProperty(name, value);
        MessageProducer producer = session.createProducer(topic);
        producer.send(message);
        producer.close();
    }

    private static String text(Message message) throws JMSException {
        return message == null ? null : ((TextMessage) message).getText();
    }

    private static String next(MessageConsumer consumer) throws JMSException {
        return text(consumer.receive(PATIENCE));
    }

    private Connection named(String clientId) throws JMSException {
        Connection connection = closing(factory.createConnection());
        connection.setClientID(clientId);
        connection.start();
        return connection;
    }

    private List<String> queuesOnService() throws Exception {
        try (CmqClient client = CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(
                        org.opencmq.server.CmqServer.DEVELOPMENT_SECRET_ID,
                        org.opencmq.server.CmqServer.DEVELOPMENT_SECRET_KEY)
                .build())) {
            return client.control().listQueues(Page.FIRST).queueList().stream()
                    .map(entry -> entry.queueName().value())
                    .toList();
        }
    }

    private int subscriptionsOf(Topic topic) throws Exception {
        try (CmqClient client = CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(
                        org.opencmq.server.CmqServer.DEVELOPMENT_SECRET_ID,
                        org.opencmq.server.CmqServer.DEVELOPMENT_SECRET_KEY)
                .build())) {
            return client.control()
                    .listSubscriptions(new org.opencmq.protocol.TopicName(topic.getTopicName()), Page.FIRST)
                    .totalCount();
        }
    }

    @Test
    void everySubscriberGetsEveryMessageInOrder() throws Exception {
        // given
        Session session = started().createSession();
        Topic topic = session.createTopic(unique("news"));
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = started().createSession().createConsumer(topic);
        // when
        publish(session, topic, "a", "b", "c");
        // then
        for (MessageConsumer consumer : List.of(one, two)) {
            for (String expected : List.of("a", "b", "c")) {
                Message message = consumer.receive(PATIENCE);
                assertThat(text(message)).isEqualTo(expected);
                assertThat(message.getJMSDestination()).isEqualTo(topic);
                assertThat(message.getJMSRedelivered()).isFalse();
                assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
            }
            assertThat(consumer.receiveNoWait()).isNull();
        }
    }

    @Test
    void publishingToNobodySucceeds() throws Exception {
        // given
        Session session = started().createSession();
        Topic topic = session.createTopic(unique("unheard"));
        // when
        publish(session, topic, "lost");
        MessageConsumer late = session.createConsumer(topic);
        publish(session, topic, "heard");
        // then
        assertThat(next(late)).isEqualTo("heard");
        assertThat(late.receiveNoWait()).isNull();
    }

    @Test
    void aClosedNonDurableSubscriberLeavesNothingBehind() throws Exception {
        // given
        Session session = started().createSession(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = session.createTopic(unique("short"));
        MessageConsumer consumer = session.createConsumer(topic);
        publish(session, topic, "unacknowledged", "unseen");
        Message message = consumer.receive(PATIENCE);
        assertThat(subscriptionsOf(topic)).isOne();
        // when
        consumer.close();
        // then
        assertThat(subscriptionsOf(topic)).isZero();
        assertThat(queuesOnService()).isEmpty();
        message.acknowledge();
        session.recover();
        session.close();
    }

    @Test
    void aTransactionOutlivesItsNonDurableSubscriber() throws Exception {
        // given
        Session session = started().createSession(Session.SESSION_TRANSACTED);
        Topic topic = session.createTopic(unique("intransaction"));
        MessageConsumer consumer = session.createConsumer(topic);
        MessageConsumer other = session.createConsumer(topic);
        publish(session, topic, "one");
        session.commit();
        assertThat(next(consumer)).isEqualTo("one");
        publish(session, topic, "two");
        // when
        consumer.close();
        session.commit();
        // then
        assertThat(next(other)).isEqualTo("one");
        assertThat(next(other)).isEqualTo("two");
        session.commit();
    }

    @Test
    void aDurableSubscriptionKeepsMessagesWhileInactive() throws Exception {
        // given
        String client = unique("client");
        Connection first = named(client);
        Session session = first.createSession();
        Topic topic = session.createTopic(unique("kept"));
        session.createDurableSubscriber(topic, "mine").close();
        first.close();
        // when
        Session publishing = started().createSession();
        publish(publishing, topic, "one", "two");
        // then
        Connection second = named(client);
        Session again = second.createSession();
        MessageConsumer consumer = again.createDurableConsumer(topic, "mine");
        assertThat(next(consumer)).isEqualTo("one");
        assertThat(next(consumer)).isEqualTo("two");
        consumer.close();
        again.unsubscribe("mine");
        assertThat(subscriptionsOf(topic)).isZero();
        assertThat(queuesOnService()).isEmpty();
    }

    @Test
    void anUnsharedDurableSubscriptionHasOneConsumerAtATime() throws Exception {
        // given
        Session session = named(unique("client")).createSession();
        Topic topic = session.createTopic(unique("exclusive"));
        MessageConsumer consumer = session.createDurableConsumer(topic, "mine");
        // then
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "mine")).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, "mine"))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.unsubscribe("mine")).isInstanceOf(JMSException.class);
        consumer.close();
        assertThatThrownBy(() -> session.createSharedDurableConsumer(topic, "mine"))
                .isInstanceOf(JMSException.class);
        session.createDurableConsumer(topic, "mine").close();
        session.unsubscribe("mine");
        assertThatThrownBy(() -> session.unsubscribe("mine")).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void aDurableSubscriptionWithoutClientIdentifierIsRefused() throws Exception {
        // given
        Session session = started().createSession();
        Topic topic = session.createTopic(unique("noclient"));
        // then
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "mine"))
                .isInstanceOf(IllegalStateException.class);
        MessageConsumer shared = session.createSharedDurableConsumer(topic, "ours");
        shared.close();
        session.unsubscribe("ours");
    }

    @Test
    void anotherTopicOrSelectorReplacesADurableSubscription() throws Exception {
        // given
        Session session = named(unique("client")).createSession();
        Topic topic = session.createTopic(unique("replaced"));
        Topic other = session.createTopic(unique("replacing"));
        session.createDurableConsumer(topic, "mine").close();
        publish(session, topic, "of the old one");
        // when
        MessageConsumer red = session.createDurableConsumer(topic, "mine", "colour = 'red'", false);
        publishWith(session, topic, "red", "colour", "red");
        // then
        assertThat(next(red)).isEqualTo("red");
        red.close();
        assertThat(subscriptionsOf(topic)).isOne();
        MessageConsumer elsewhere = session.createDurableConsumer(other, "mine");
        assertThat(subscriptionsOf(topic)).isZero();
        publish(session, topic, "not for it");
        publish(session, other, "for it");
        assertThat(next(elsewhere)).isEqualTo("for it");
        elsewhere.close();
        MessageConsumer back = session.createDurableConsumer(topic, "mine");
        publish(session, topic, "back at once");
        assertThat(next(back)).isEqualTo("back at once");
        back.close();
        session.unsubscribe("mine");
    }

    @Test
    void consumersOfASharedSubscriptionShareItsMessages() throws Exception {
        // given
        Session publishing = started().createSession();
        Topic topic = publishing.createTopic(unique("shared"));
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        List<MessageConsumer> consumers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            MessageConsumer consumer = started().createSession().createSharedConsumer(topic, "team");
            consumer.setMessageListener(message -> {
                try {
                    heard.add(text(message));
                } catch (JMSException e) {
                    throw new AssertionError(e);
                }
            });
            consumers.add(consumer);
        }
        assertThatThrownBy(() -> publishing.createSharedConsumer(topic, "team", "colour = 'red'"))
                .isInstanceOf(JMSException.class);
        // when
        List<String> sent = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            sent.add("m" + i);
            publish(publishing, topic, "m" + i);
        }
        // then
        await().atMost(Duration.ofMinutes(1)).until(() -> heard.size() >= 30);
        assertThat(heard).containsExactlyInAnyOrderElementsOf(sent);
        for (MessageConsumer consumer : consumers) {
            assertThat(subscriptionsOf(topic)).isOne();
            consumer.close();
        }
        assertThat(subscriptionsOf(topic)).isZero();
        MessageConsumer again = publishing.createSharedConsumer(topic, "team");
        publish(publishing, topic, "again");
        assertThat(next(again)).isEqualTo("again");
    }

    @Test
    void aSharedDurableSubscriptionOutlivesItsConsumers() throws Exception {
        // given
        Session session = started().createSession();
        Topic topic = session.createTopic(unique("sharedkept"));
        session.createSharedDurableConsumer(topic, "ours").close();
        // when
        publish(session, topic, "one");
        // then
        Session other = started().createSession();
        MessageConsumer consumer = other.createSharedDurableConsumer(topic, "ours");
        assertThat(next(consumer)).isEqualTo("one");
        assertThatThrownBy(() -> other.unsubscribe("ours")).isInstanceOf(JMSException.class);
        consumer.close();
        other.unsubscribe("ours");
        assertThat(queuesOnService()).isEmpty();
    }

    @Test
    void noLocalLeavesOutTheMessagesOfTheSameConnection() throws Exception {
        // given
        Connection connection = started();
        Session session = connection.createSession();
        Topic topic = session.createTopic(unique("nolocal"));
        MessageConsumer consumer = session.createConsumer(topic, null, true);
        Session elsewhere = started().createSession();
        // when
        publish(connection.createSession(), topic, "own");
        publish(elsewhere, topic, "foreign");
        // then
        assertThat(next(consumer)).isEqualTo("foreign");
        assertThat(consumer.receive(200)).isNull();
    }

    @Test
    void aSubscriptionGetsOnlyWhatItsSelectorWants() throws Exception {
        // given
        Session session = started().createSession();
        Topic topic = session.createTopic(unique("chosen"));
        MessageConsumer red = session.createConsumer(topic, "colour = 'red'");
        MessageConsumer all = session.createConsumer(topic, "  ");
        // when
        publishWith(session, topic, "one", "colour", "green");
        publishWith(session, topic, "two", "colour", "red");
        // then
        assertThat(next(red)).isEqualTo("two");
        assertThat(red.receive(200)).isNull();
        assertThat(all.getMessageSelector()).isNull();
        assertThat(next(all)).isEqualTo("one");
        assertThat(next(all)).isEqualTo("two");
        assertThatThrownBy(() -> session.createConsumer(topic, "colour LIKE 5"))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("position 12");
    }

    @Test
    void theServiceFiltersByTag() throws Exception {
        // given
        Session session = started().createSession();
        Topic topic = session.createTopic(unique("tagged"));
        MessageConsumer apples = session.createConsumer(topic, "JMS_CMQ_tag = 'apple' AND size > 3");
        // when
        long before = server.requests().messagesDeleted();
        publishWith(session, topic, "pear", "JMS_CMQ_tag", "pear");
        publish(session, topic, "untagged");
        TextMessage apple = session.createTextMessage("apple");
        apple.setStringProperty("JMS_CMQ_tag", "apple");
        apple.setIntProperty("size", 5);
        session.createProducer(topic).send(apple);
        // then
        assertThat(next(apples)).isEqualTo("apple");
        assertThat(apples.receive(200)).isNull();
        session.close();
        assertThat(server.requests().messagesDeleted() - before).isEqualTo(1);
    }

    @Test
    void aTemporaryTopicBelongsToItsConnection() throws Exception {
        // given
        Session session = started().createSession();
        TemporaryTopic topic = session.createTemporaryTopic();
        MessageConsumer consumer = session.createConsumer(topic);
        Session other = started().createSession();
        // when
        publish(other, topic, "reply");
        // then
        assertThat(next(consumer)).isEqualTo("reply");
        assertThatThrownBy(() -> other.createConsumer(topic)).isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(topic::delete).isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> session.createDurableConsumer(topic, "never"))
                .isInstanceOf(InvalidDestinationException.class);
        consumer.close();
        topic.delete();
        assertThatThrownBy(() -> publish(other, topic, "late")).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void aDeliveryDelayIsWaitedOutByTheSubscriber() throws Exception {
        // given
        Session session = started().createSession();
        Topic topic = session.createTopic(unique("delayed"));
        MessageConsumer consumer = session.createConsumer(topic);
        MessageProducer producer = session.createProducer(topic);
        // when
        producer.setDeliveryDelay(5_000); // a machine that stalls must still send the other one before
        long sent = System.nanoTime();
        producer.send(session.createTextMessage("later"));
        producer.setDeliveryDelay(0);
        producer.send(session.createTextMessage("now"));
        // then
        assertThat(next(consumer)).isEqualTo("now");
        Message later = consumer.receive(PATIENCE);
        assertThat(text(later)).isEqualTo("later");
        assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(later.getJMSRedelivered()).isFalse();
        assertThat(later.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    void anExpiredMessageIsNotDelivered() throws Exception {
        // given
        Connection connection = closing(factory.createConnection());
        Session session = connection.createSession();
        Topic topic = session.createTopic(unique("expired"));
        MessageConsumer consumer = session.createConsumer(topic);
        MessageProducer producer = session.createProducer(topic);
        // when
        Message expiring = session.createTextMessage("expired");
        producer.setTimeToLive(1);
        producer.send(expiring);
        producer.setTimeToLive(0);
        producer.send(session.createTextMessage("lasting"));
        await().until(() -> System.currentTimeMillis() > expiring.getJMSExpiration());
        connection.start();
        // then
        assertThat(next(consumer)).isEqualTo("lasting");
    }

    @Test
    void recoverRedeliversInOrder() throws Exception {
        // given
        Session session = started().createSession(Session.CLIENT_ACKNOWLEDGE);
        Topic topic = session.createTopic(unique("recovered"));
        MessageConsumer consumer = session.createConsumer(topic);
        publish(session, topic, "one", "two");
        assertThat(next(consumer)).isEqualTo("one");
        assertThat(next(consumer)).isEqualTo("two");
        // when
        session.recover();
        // then
        Message again = consumer.receive(PATIENCE);
        assertThat(text(again)).isEqualTo("one");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(next(consumer)).isEqualTo("two");
    }
}
