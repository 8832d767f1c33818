package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 8.3.2 and 8.3.4: subscriptions that several consumers share, durable or not. */
public abstract class SharedSubscriptionsChapter extends Chapter {

    private static List<String> drain(MessageConsumer one, MessageConsumer two, int count) throws JMSException {
        List<String> texts = new ArrayList<>();
        long end = System.currentTimeMillis() + SOON;
        while (texts.size() < count && System.currentTimeMillis() < end) {
            for (MessageConsumer consumer : List.of(one, two)) {
                Message message = consumer.receive(20);
                if (message != null) {
                    texts.add(message.getBody(String.class));
                }
            }
        }
        return texts;
    }

    @Test
    void consumersShareTheMessages() throws Exception {
        Session first = session();
        Session second = session();
        Topic topic = topic(first);
        String name = unique("shared");
        MessageConsumer one = first.createSharedConsumer(topic, name);
        MessageConsumer two = second.createSharedConsumer(topic, name);
        send(session(), topic, "1", "2", "3", "4");
        assertThat(drain(one, two, 4)).containsExactlyInAnyOrder("1", "2", "3", "4");
        expectNothing(one);
        expectNothing(two);
    }

    @Test
    void consumersOfOneSessionCanShare() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        String name = unique("shared");
        MessageConsumer one = session.createSharedConsumer(topic, name);
        MessageConsumer two = session.createSharedConsumer(topic, name);
        send(session, topic, "1", "2");
        assertThat(drain(one, two, 2)).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void noClientIdentifierIsNeeded() throws Exception {
        Session session = session();
        String name = unique("shared");
        session.createSharedDurableConsumer(topic(session), name).close();
        session.unsubscribe(name);
    }

    @Test
    void twoNamesAreTwoSubscriptions() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        MessageConsumer one = session.createSharedConsumer(topic, unique("shared"));
        MessageConsumer two = session.createSharedConsumer(topic, unique("shared"));
        send(session, topic, "x");
        assertThat(receiveText(one)).isEqualTo("x");
        assertThat(receiveText(two)).isEqualTo("x");
    }

    @Test
    void aSharedSubscriptionLivesWhileOneConsumerIsOpen() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        String name = unique("shared");
        MessageConsumer one = session.createSharedConsumer(topic, name);
        MessageConsumer two = session().createSharedConsumer(topic, name);
        one.close();
        send(session, topic, "x");
        assertThat(receiveText(two)).isEqualTo("x");
        two.close();
        send(session, topic, "lost");
        expectNothing(session.createSharedConsumer(topic, name));
    }

    @Test
    void aSharedSubscriptionWithASelectorLetsThroughWhatMatches() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        String name = unique("shared");
        MessageConsumer one = session.createSharedConsumer(topic, name, "JMSPriority > 4");
        var producer = session.createProducer(topic);
        producer.send(session.createTextMessage("low"));
        producer.setPriority(8);
        producer.send(session.createTextMessage("high"));
        assertThat(receiveText(one)).isEqualTo("high");
        expectNothing(one);
    }

    @Test
    void anActiveSharedSubscriptionCannotChangeItsTopic() throws Exception {
        Session session = session();
        String name = unique("shared");
        session.createSharedConsumer(topic(session), name);
        refused(JMSException.class, () -> session.createSharedConsumer(topic(session), name));
    }

    @Test
    void anActiveSharedSubscriptionCannotChangeItsSelector() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        String name = unique("shared");
        session.createSharedConsumer(topic, name, "a = 1");
        refused(JMSException.class, () -> session.createSharedConsumer(topic, name, "a = 2"));
        refused(JMSException.class, () -> session.createSharedConsumer(topic, name));
    }

    @Test
    void anActiveSharedDurableSubscriptionCannotChange() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        String name = unique("shared");
        session.createSharedDurableConsumer(topic, name, "a = 1");
        refused(JMSException.class, () -> session.createSharedDurableConsumer(topic, name, "a = 2"));
        refused(JMSException.class, () -> session.createSharedDurableConsumer(topic(session), name, "a = 1"));
    }

    @Test
    @JudgeDiffers("refuses the change")
    void anInactiveSharedDurableSubscriptionChangesAndLosesItsMessages() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        String name = unique("shared");
        session.createSharedDurableConsumer(topic, name).close();
        send(session, topic, "lost");
        MessageConsumer consumer = session.createSharedDurableConsumer(topic, name, "JMSPriority = 4");
        expectNothing(consumer);
        send(session, topic, "new");
        assertThat(receiveText(consumer)).isEqualTo("new");
    }

    @Test
    void aSharedDurableSubscriptionKeepsMessages() throws Exception {
        // given
        String name = unique("shared");
        String topicName = unique("topic");
        try (Connection connection = factory.createConnection()) {
            Session session = connection.createSession();
            session.createSharedDurableConsumer(session.createTopic(topicName), name);
        }

        // when
        Session publisher = session();
        send(publisher, publisher.createTopic(topicName), "1", "2");

        // then
        Session one = session();
        Session two = session();
        MessageConsumer first = one.createSharedDurableConsumer(one.createTopic(topicName), name);
        MessageConsumer second = two.createSharedDurableConsumer(two.createTopic(topicName), name);
        assertThat(drain(first, second, 2)).containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void unsubscribingWhileOneConsumerIsOpenFails() throws Exception {
        Session session = session();
        String name = unique("shared");
        MessageConsumer consumer = session.createSharedDurableConsumer(topic(session), name);
        refused(JMSException.class, () -> session.unsubscribe(name));
        consumer.close();
        session.unsubscribe(name);
        refused(InvalidDestinationException.class, () -> session.unsubscribe(name));
    }

    @Test
    @JudgeDiffers("makes a second consumer")
    void sharedAndUnsharedDurableOfOneNameDoNotMix() throws Exception {
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        session.createDurableConsumer(topic, "unshared").close();
        session.createSharedDurableConsumer(topic, "shared").close();
        refused(JMSException.class, () -> session.createSharedDurableConsumer(topic, "unshared"));
        refused(JMSException.class, () -> session.createDurableConsumer(topic, "shared"));
    }

    @Test
    void sharedDurableAndNonDurableOfOneNameAreTwo() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        String name = unique("shared");
        MessageConsumer durable = session.createSharedDurableConsumer(topic, name);
        MessageConsumer plain = session.createSharedConsumer(topic, name);
        send(session, topic, "x");
        assertThat(receiveText(durable)).isEqualTo("x");
        assertThat(receiveText(plain)).isEqualTo("x");
    }

    @Test
    void aNameMustBeGiven() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        refused(JMSException.class, () -> session.createSharedConsumer(topic, null));
        refused(JMSException.class, () -> session.createSharedDurableConsumer(topic, null));
    }

    @Test
    void withAClientIdentifierTheNameIsTheClients() throws Exception {
        Session one = identified(unique("client")).createSession();
        Session two = identified(unique("client")).createSession();
        Topic topic = topic(one);
        String name = unique("shared");
        MessageConsumer first = one.createSharedDurableConsumer(topic, name);
        MessageConsumer second = two.createSharedDurableConsumer(topic, name);
        send(one, topic, "x");
        assertThat(receiveText(first)).isEqualTo("x");
        assertThat(receiveText(second)).isEqualTo("x");
    }

    @Test
    void whatASharedConsumerDidNotAcknowledgeGoesToAnother() throws Exception {
        // given
        Connection connection = started();
        Session first = connection.createSession(Session.SESSION_TRANSACTED);
        Topic topic = topic(first);
        String name = unique("shared");
        MessageConsumer one = first.createSharedConsumer(topic, name);
        send(session(), topic, "x");
        assertThat(receiveText(one)).isEqualTo("x");

        // when
        Session second = connection.createSession();
        MessageConsumer two = second.createSharedConsumer(topic, name);
        expectNothing(two);
        first.rollback();
        one.close();

        // then
        Message again = receive(two);
        assertThat(again.getBody(String.class)).isEqualTo("x");
        assertThat(again.getJMSRedelivered()).isTrue();
    }

    @Test
    void aNameMayHaveManyCharactersOfManyKinds() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        String name = unique("A.name-with_every.kind-of_character.".repeat(4).substring(0, 120));
        MessageConsumer plain = session.createSharedConsumer(topic, name);
        MessageConsumer durable = session.createSharedDurableConsumer(topic, name);
        send(session, topic, "x");
        assertThat(receiveText(plain)).isEqualTo("x");
        assertThat(receiveText(durable)).isEqualTo("x");
        durable.close();
        session.unsubscribe(name);
    }
}
