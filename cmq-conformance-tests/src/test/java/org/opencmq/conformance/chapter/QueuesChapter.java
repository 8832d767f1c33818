package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Chapter 4.1: point-to-point, and what a destination is. */
public abstract class QueuesChapter extends Chapter {

    @Test
    void messagesArriveInTheOrderSent() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        send(session, queue, "1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(receiveTexts(session.createConsumer(queue), 9))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void messagesWaitForALaterConsumer() throws Exception {
        Queue queue;
        try (Connection connection = factory.createConnection()) {
            Session session = connection.createSession();
            queue = queue(session);
            send(session, queue, "x");
        }
        Session later = session();
        assertThat(receiveText(later.createConsumer(later.createQueue(queue.getQueueName()))))
                .isEqualTo("x");
    }

    @Test
    void eachMessageGoesToOneConsumer() throws Exception {
        // given
        Session first = session();
        Session second = session();
        Queue queue = queue(first);
        MessageConsumer one = first.createConsumer(queue);
        MessageConsumer two = second.createConsumer(queue);

        // when
        send(session(), queue, "1", "2", "3", "4");

        // then
        Set<String> texts = new TreeSet<>();
        long end = System.currentTimeMillis() + SOON;
        while (texts.size() < 4 && System.currentTimeMillis() < end) {
            for (MessageConsumer consumer : new MessageConsumer[] {one, two}) {
                jakarta.jms.Message message = consumer.receive(20);
                if (message != null) {
                    assertThat(texts.add(message.getBody(String.class)))
                            .as("taken once")
                            .isTrue();
                }
            }
        }
        assertThat(texts).containsExactly("1", "2", "3", "4");
        expectNothing(one);
        expectNothing(two);
    }

    @Test
    void queuesOfOneNameAreEqualAndSayTheirName() throws Exception {
        Session session = session();
        String name = unique("queue");
        Queue queue = session.createQueue(name);
        assertThat(queue.getQueueName()).isEqualTo(name);
        assertThat(queue).isEqualTo(session().createQueue(name)).hasToString(queue.toString());
        assertThat(queue.hashCode()).isEqualTo(session.createQueue(name).hashCode());
    }

    @Test
    void aQueueAndATopicOfOneNameAreTwo() throws Exception {
        // given
        Session session = session();
        String name = unique("both");
        Queue queue = session.createQueue(name);
        Topic topic = session.createTopic(name);
        assertThat((Destination) queue).isNotEqualTo(topic);
    }

    @Test
    void unusualNamesWork() throws Exception {
        Session session = session();
        for (String name :
                new String[] {unique("a.b.c"), unique("with_under-score"), unique("deep/er"), unique("X".repeat(80))}) {
            Queue queue = session.createQueue(name);
            assertThat(queue.getQueueName()).isEqualTo(name);
            send(session, queue, name);
            try (MessageConsumer consumer = session.createConsumer(queue)) {
                assertThat(receiveText(consumer)).isEqualTo(name);
            }
        }
    }

    @Test
    void aConsumerOfNoDestinationIsRefused() throws Exception {
        Session session = session();
        refused(InvalidDestinationException.class, () -> session.createConsumer(null));
        refused(InvalidDestinationException.class, () -> session.createConsumer(null, "a = 1"));
        refused(InvalidDestinationException.class, () -> session.createConsumer(null, "a = 1", true));
        refused(InvalidDestinationException.class, () -> session.createBrowser(null));
        refused(InvalidDestinationException.class, () -> session.createBrowser(null, "a = 1"));
        refused(InvalidDestinationException.class, () -> session.createDurableSubscriber(null, "name"));
        refused(InvalidDestinationException.class, () -> session.createDurableConsumer(null, "name"));
        refused(InvalidDestinationException.class, () -> session.createSharedConsumer(null, "name"));
        refused(InvalidDestinationException.class, () -> session.createSharedDurableConsumer(null, "name"));
    }

    @Test
    void aDestinationOfAnotherProviderWithoutANameIsRefused() throws Exception {
        Session session = session();
        Queue foreign = new Queue() {
            @Override
            public String getQueueName() {
                return "";
            }

            @Override
            public String toString() {
                return "nowhere";
            }
        };
        refused(InvalidDestinationException.class, () -> session.createConsumer(foreign));
        refused(InvalidDestinationException.class, () -> session.createProducer(foreign));
    }

    @Test
    void aNameMustBeGiven() throws Exception {
        Session session = session();
        refused(JMSException.class, () -> session.createConsumer(session.createQueue("")));
    }

    @Test
    void twoSessionsOfOneConnectionTakeFromOneQueue() throws Exception {
        // given
        Connection connection = started();
        Session first = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Session second = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(first);
        MessageConsumer one = first.createConsumer(queue);

        // when
        send(second, queue, "1");

        // then
        assertThat(receiveText(one)).isEqualTo("1");
        MessageConsumer two = second.createConsumer(queue);
        expectNothing(two);
        send(second, queue, "2");
        one.close();
        assertThat(receiveText(two)).isEqualTo("2");
    }
}
