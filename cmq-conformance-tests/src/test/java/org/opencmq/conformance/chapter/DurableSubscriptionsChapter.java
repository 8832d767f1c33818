package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import jakarta.jms.TopicSubscriber;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 8.3.3: unshared durable subscriptions. */
public abstract class DurableSubscriptionsChapter extends Chapter {

    @Test
    void messagesWaitWhileNobodyConsumes() throws Exception {
        // given
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        session.createDurableConsumer(topic, "name").close();

        // when
        send(session, topic, "1", "2");

        // then
        MessageConsumer again = session.createDurableConsumer(topic, "name");
        assertThat(receiveTexts(again, 2)).containsExactly("1", "2");
    }

    @Test
    void aSubscriptionOutlivesItsConnection() throws Exception {
        // given
        String client = unique("client");
        String name = unique("topic");
        try (Connection connection = factory.createConnection()) {
            connection.setClientID(client);
            Session session = connection.createSession();
            session.createDurableSubscriber(session.createTopic(name), "name");
        }

        // when
        Session publisher = session();
        send(publisher, publisher.createTopic(name), "x");

        // then
        Session session = identified(client).createSession();
        assertThat(receiveText(session.createDurableSubscriber(session.createTopic(name), "name")))
                .isEqualTo("x");
        session.close();
    }

    @Test
    void acknowledgedMessagesDoNotComeAgain() throws Exception {
        String client = unique("client");
        Connection first = identified(client);
        Session session = first.createSession();
        Topic topic = topic(session);
        MessageConsumer consumer = session.createDurableConsumer(topic, "name");
        send(session, topic, "1", "2");
        assertThat(receiveText(consumer)).isEqualTo("1");
        consumer.close();
        assertThat(receiveText(session.createDurableConsumer(topic, "name"))).isEqualTo("2");
    }

    @Test
    void aClientIdentifierIsNeeded() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        refused(IllegalStateException.class, () -> session.createDurableConsumer(topic, "name"));
        refused(IllegalStateException.class, () -> session.createDurableConsumer(topic, "name", null, false));
        refused(IllegalStateException.class, () -> session.createDurableSubscriber(topic, "name"));
        refused(IllegalStateException.class, () -> session.createDurableSubscriber(topic, "name", null, false));
    }

    @Test
    void namesOfDifferentClientsAreDifferentSubscriptions() throws Exception {
        Session one = identified(unique("client")).createSession();
        Session two = identified(unique("client")).createSession();
        Topic topic = topic(one);
        MessageConsumer first = one.createDurableConsumer(topic, "name");
        MessageConsumer second = two.createDurableConsumer(topic, "name");
        send(one, topic, "x");
        assertThat(receiveText(first)).isEqualTo("x");
        assertThat(receiveText(second)).isEqualTo("x");
    }

    @Test
    void onlyOneConsumerAtATime() throws Exception {
        Connection connection = identified(unique("client"));
        Session session = connection.createSession();
        Topic topic = topic(session);
        MessageConsumer first = session.createDurableConsumer(topic, "name");
        refused(JMSException.class, () -> session.createDurableConsumer(topic, "name"));
        refused(JMSException.class, () -> connection.createSession().createDurableSubscriber(topic, "name"));
        first.close();
        session.createDurableConsumer(topic, "name").close();
    }

    @Test
    void aChangedSelectorMakesANewSubscription() throws Exception {
        // given
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        session.createDurableConsumer(topic, "name", "n = 1", false).close();
        number(session, topic, 1);

        // when
        session.createDurableConsumer(topic, "name", "n = 2", false).close();
        number(session, topic, 1);
        number(session, topic, 2);

        // then
        MessageConsumer consumer = session.createDurableConsumer(topic, "name", "n = 2", false);
        assertThat(receiveText(consumer)).isEqualTo("2");
        expectNothing(consumer);
    }

    @Test
    void aChangedTopicMakesANewSubscription() throws Exception {
        // given
        Session session = identified(unique("client")).createSession();
        Topic first = topic(session);
        Topic second = topic(session);
        session.createDurableConsumer(first, "name").close();
        send(session, first, "old");

        // when
        MessageConsumer consumer = session.createDurableConsumer(second, "name");
        send(session, first, "old");
        send(session, second, "new");

        // then
        assertThat(receiveText(consumer)).isEqualTo("new");
        expectNothing(consumer);
    }

    @Test
    void aChangedNoLocalMakesANewSubscription() throws Exception {
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        session.createDurableConsumer(topic, "name", null, false).close();
        send(session(), topic, "old");
        MessageConsumer consumer = session.createDurableConsumer(topic, "name", null, true);
        send(session(), topic, "new");
        assertThat(receiveText(consumer)).isEqualTo("new");
    }

    @Test
    void theSameSelectorFindsTheSubscriptionAgain() throws Exception {
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        session.createDurableConsumer(topic, "name", "n = 1", false).close();
        number(session, topic, 1);
        number(session, topic, 2);
        MessageConsumer consumer = session.createDurableConsumer(topic, "name", "n = 1", false);
        assertThat(receiveText(consumer)).isEqualTo("1");
        expectNothing(consumer);
    }

    @Test
    void anEmptySelectorIsNone() throws Exception {
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        session.createDurableSubscriber(topic, "name", "", false).close();
        send(session, topic, "x");
        assertThat(receiveText(session.createDurableSubscriber(topic, "name"))).isEqualTo("x");
    }

    private static void number(Session session, Topic topic, int n) throws JMSException {
        TextMessage message = session.createTextMessage("" + n);
        message.setIntProperty("n", n);
        try (MessageProducer producer = session.createProducer(topic)) {
            producer.send(message);
        }
    }

    @Test
    void noLocalHidesMessagesOfTheOwnConnection() throws Exception {
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        TopicSubscriber subscriber = session.createDurableSubscriber(topic, "name", null, true);
        assertThat(subscriber.getNoLocal()).isTrue();
        send(session, topic, "own");
        send(session(), topic, "other");
        assertThat(receiveText(subscriber)).isEqualTo("other");
        expectNothing(subscriber);
    }

    @Test
    @JudgeDiffers("knows its own connection only")
    void noLocalHidesMessagesOfEarlierConnectionsOfTheSameClient() throws Exception {
        // given
        String client = unique("client");
        String name = unique("topic");
        try (Connection first = factory.createConnection()) {
            first.setClientID(client);
            Session session = first.createSession();
            Topic topic = session.createTopic(name);
            session.createDurableConsumer(topic, "name", null, true).close();
            send(session, topic, "own");
            send(session(), topic, "other");
        }

        // when
        Session session = identified(client).createSession();
        MessageConsumer consumer = session.createDurableConsumer(session.createTopic(name), "name", null, true);

        // then
        assertThat(receiveText(consumer)).isEqualTo("other");
        expectNothing(consumer);
    }

    @Test
    void unsubscribingRemovesTheMessages() throws Exception {
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        session.createDurableConsumer(topic, "name").close();
        send(session, topic, "lost");
        session.unsubscribe("name");
        MessageConsumer consumer = session.createDurableConsumer(topic, "name");
        expectNothing(consumer);
        send(session, topic, "new");
        assertThat(receiveText(consumer)).isEqualTo("new");
    }

    @Test
    void unsubscribingAnUnknownNameFails() throws Exception {
        Session session = identified(unique("client")).createSession();
        refused(InvalidDestinationException.class, () -> session.unsubscribe("none"));
        refused(InvalidDestinationException.class, () -> session.unsubscribe(null));
    }

    @Test
    void unsubscribingTwiceFails() throws Exception {
        Session session = identified(unique("client")).createSession();
        session.createDurableConsumer(topic(session), "name").close();
        session.unsubscribe("name");
        refused(InvalidDestinationException.class, () -> session.unsubscribe("name"));
    }

    @Test
    void unsubscribingWhileAConsumerIsOpenFails() throws Exception {
        Session session = identified(unique("client")).createSession();
        MessageConsumer consumer = session.createDurableConsumer(topic(session), "name");
        refused(JMSException.class, () -> session.unsubscribe("name"));
        consumer.close();
        session.unsubscribe("name");
    }

    @Test
    void aTemporaryTopicCannotBeSubscribedDurably() throws Exception {
        Session session = identified(unique("client")).createSession();
        Topic temporary = session.createTemporaryTopic();
        refused(InvalidDestinationException.class, () -> session.createDurableConsumer(temporary, "name"));
        refused(InvalidDestinationException.class, () -> session.createDurableSubscriber(temporary, "name"));
    }

    @Test
    void aRolledBackMessageWaitsForTheNextConsumer() throws Exception {
        // given
        String client = unique("client");
        Connection first = identified(client);
        Session session = first.createSession(Session.SESSION_TRANSACTED);
        Topic topic = topic(session);
        MessageConsumer consumer = session.createDurableConsumer(topic, "name");
        send(session(), topic, "x");

        // when
        assertThat(receiveText(consumer)).isEqualTo("x");
        session.rollback();

        // then
        assertThat(receiveText(consumer)).isEqualTo("x");
        session.commit();
    }

    @Test
    void aNameMayHaveManyCharactersOfManyKinds() throws Exception {
        // given
        Session session = identified(unique("client.of-many_kinds")).createSession();
        Topic topic = topic(session);
        String common = "A.name-with_every.kind-of_character.\u00e4\u00df\u4e2d"
                .repeat(5)
                .substring(0, 127);
        String one = common + "1";
        String two = common + "2";
        session.createDurableConsumer(topic, one, "n = 1", false).close();
        session.createDurableConsumer(topic, two, "n = 2", false).close();

        // when
        number(session, topic, 1);
        number(session, topic, 2);

        // then
        MessageConsumer first = session.createDurableConsumer(topic, one, "n = 1", false);
        assertThat(receive(first).getIntProperty("n")).isEqualTo(1);
        expectNothing(first);
        MessageConsumer second = session.createDurableConsumer(topic, two, "n = 2", false);
        assertThat(receive(second).getIntProperty("n")).isEqualTo(2);
        first.close();
        session.unsubscribe(one);
        second.close();
        session.unsubscribe(two);
    }

    @Test
    void whatWasReceivedFromADeletedSubscriptionNeedsNoAcknowledgement() throws Exception {
        for (int mode : new int[] {Session.CLIENT_ACKNOWLEDGE, Session.SESSION_TRANSACTED}) {
            // given
            Session session = identified(unique("client")).createSession(mode);
            Topic topic = topic(session);
            MessageConsumer consumer = session.createDurableConsumer(topic, "name");
            send(session(), topic, "x");
            Message message = receive(consumer);
            consumer.close();

            // when
            session.unsubscribe("name");

            // then
            if (mode == Session.SESSION_TRANSACTED) {
                session.commit();
            } else {
                message.acknowledge();
            }
            session.close();
        }
    }
}
