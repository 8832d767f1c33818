package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueConnectionFactory;
import jakarta.jms.QueueReceiver;
import jakarta.jms.QueueSender;
import jakarta.jms.QueueSession;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import org.junit.jupiter.api.Test;

/** The interfaces of JMS 1.0 for queues. */
public abstract class LegacyQueuesChapter extends Chapter {

    private QueueSession queueSession() throws JMSException {
        QueueConnection connection = closing(((QueueConnectionFactory) factory).createQueueConnection());
        connection.start();
        return connection.createQueueSession(false, Session.AUTO_ACKNOWLEDGE);
    }

    @Test
    void aSenderSendsAndAReceiverReceives() throws Exception {
        QueueSession session = queueSession();
        Queue queue = session.createQueue(unique("queue"));
        QueueSender sender = session.createSender(queue);
        QueueReceiver receiver = session.createReceiver(queue);
        sender.send(session.createTextMessage("x"));
        assertThat(receiveText(receiver)).isEqualTo("x");
        assertThat(sender.getQueue()).isEqualTo(queue);
        assertThat(receiver.getQueue()).isEqualTo(queue);
    }

    @Test
    void aSenderWithoutQueueNamesItEachTime() throws Exception {
        QueueSession session = queueSession();
        Queue queue = session.createQueue(unique("queue"));
        QueueSender sender = session.createSender(null);
        assertThat(sender.getQueue()).isNull();
        sender.send(queue, session.createTextMessage("1"));
        QueueReceiver receiver = session.createReceiver(queue);
        assertThat(receiveText(receiver)).isEqualTo("1");
        sender.send(queue, session.createTextMessage("2"), DeliveryMode.NON_PERSISTENT, 5, 60_000);
        Message second = receive(receiver);
        assertThat(second.getJMSPriority()).isEqualTo(5);
        refused(InvalidDestinationException.class, () -> sender.send((Queue) null, session.createMessage()));
        refused(UnsupportedOperationException.class, () -> sender.send(session.createMessage()));
    }

    @Test
    void aQueueSessionDoesNothingWithTopics() throws Exception {
        QueueSession session = queueSession();
        Topic topic = topic(session());
        refused(IllegalStateException.class, () -> session.createTopic("topic"));
        refused(IllegalStateException.class, session::createTemporaryTopic);
        refused(IllegalStateException.class, () -> session.createDurableSubscriber(topic, "name"));
        refused(IllegalStateException.class, () -> session.createDurableSubscriber(topic, "name", null, false));
        refused(IllegalStateException.class, () -> session.createDurableConsumer(topic, "name"));
        refused(IllegalStateException.class, () -> session.createDurableConsumer(topic, "name", null, false));
        refused(IllegalStateException.class, () -> session.createSharedConsumer(topic, "name"));
        refused(IllegalStateException.class, () -> session.createSharedConsumer(topic, "name", null));
        refused(IllegalStateException.class, () -> session.createSharedDurableConsumer(topic, "name"));
        refused(IllegalStateException.class, () -> session.createSharedDurableConsumer(topic, "name", null));
        refused(IllegalStateException.class, () -> session.unsubscribe("name"));
    }

    @Test
    void aQueueConnectionHasNoDurableConnectionConsumer() throws Exception {
        QueueConnection connection = closing(((QueueConnectionFactory) factory).createQueueConnection());
        Topic topic = topic(session());
        refused(
                IllegalStateException.class,
                () -> connection.createDurableConnectionConsumer(topic, "name", null, null, 1));
    }

    @Test
    void aTransactedQueueSessionCommits() throws Exception {
        QueueConnection connection = closing(((QueueConnectionFactory) factory).createQueueConnection());
        connection.start();
        QueueSession session = connection.createQueueSession(true, 0);
        assertThat(session.getTransacted()).isTrue();
        Queue queue = session.createQueue(unique("queue"));
        session.createSender(queue).send(session.createTextMessage("x"));
        session.commit();
        assertThat(receiveText(session.createReceiver(queue))).isEqualTo("x");
        session.rollback();
    }

    @Test
    void aReceiverOfNoQueueIsRefused() throws Exception {
        QueueSession session = queueSession();
        refused(InvalidDestinationException.class, () -> session.createReceiver(null));
        refused(InvalidDestinationException.class, () -> session.createReceiver(null, "a = 1"));
        refused(InvalidDestinationException.class, () -> session.createBrowser(null));
    }

    @Test
    void aReceiverWithABrokenSelectorIsRefused() throws Exception {
        QueueSession session = queueSession();
        refused(
                jakarta.jms.InvalidSelectorException.class,
                () -> session.createReceiver(session.createQueue(unique("queue")), "= 1"));
    }
}
