package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Chapters 7.7 to 7.9: priority, time to live and delivery delay. */
public abstract class SendOptionsChapter extends Chapter {

    @Test
    void theOptionsOfACallWinOverTheProducers() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        MessageProducer producer = session.createProducer(queue);
        producer.setPriority(1);
        producer.setTimeToLive(1);
        producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT);
        producer.send(session.createMessage(), DeliveryMode.PERSISTENT, 6, 0);
        Message received = receive(consumer);
        assertThat(received.getJMSPriority()).isEqualTo(6);
        assertThat(received.getJMSExpiration()).isZero();
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(1);
    }

    @Test
    void theOptionsOfACallToADestinationWinToo() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        long before = System.currentTimeMillis();
        session.createProducer(null).send(queue, session.createMessage(), DeliveryMode.NON_PERSISTENT, 0, 60_000);
        long after = System.currentTimeMillis();
        Message received = receive(session.createConsumer(queue));
        assertThat(received.getJMSPriority()).isZero();
        assertThat(received.getJMSExpiration()).isBetween(before + 60_000, after + 60_000);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
    }

    @Test
    void optionsOfACallOutOfRangeAreRefused() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        Message message = session.createMessage();
        refused(jakarta.jms.JMSException.class, () -> producer.send(message, DeliveryMode.PERSISTENT, 10, 0));
        refused(jakarta.jms.JMSException.class, () -> producer.send(message, DeliveryMode.PERSISTENT, -1, 0));
        refused(jakarta.jms.JMSException.class, () -> producer.send(message, 7, 4, 0));
    }

    @Test
    void messagesForSubscribersExpireToo() throws Exception {
        // given
        Session session = session();
        Topic topic = topic(session);
        MessageConsumer consumer = session.createConsumer(topic);
        MessageProducer producer = session.createProducer(topic);
        Message expiring = session.createTextMessage("expired");

        // when
        producer.send(expiring, DeliveryMode.PERSISTENT, 4, 1);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> System.currentTimeMillis() > expiring.getJMSExpiration());
        send(session, topic, "fresh");

        // then: what was buffered in time may still come
        assertThat(receiveText(consumer)).isIn("fresh", "expired");
    }

    @Test
    void aMessageThatHasNotExpiredArrives() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        session.createProducer(queue).send(session.createTextMessage("x"), DeliveryMode.PERSISTENT, 4, 60_000);
        assertThat(receiveText(session.createConsumer(queue))).isEqualTo("x");
    }

    /** Long enough for a busy machine to send, commit and listen for a moment meanwhile. */
    private static final long DELAY = 5_000;

    private void delayed(Session session, Destination destination, MessageConsumer consumer) throws Exception {
        MessageProducer producer = session.createProducer(destination);
        producer.setDeliveryDelay(DELAY);
        Message message = session.createTextMessage("delayed");
        long before = System.currentTimeMillis();
        producer.send(message);
        long after = System.currentTimeMillis();
        if (session.getTransacted()) {
            session.commit();
        }
        assertThat(message.getJMSDeliveryTime()).isBetween(before + DELAY, after + DELAY);
        expectNothing(consumer);
        Message received = receive(consumer);
        assertThat(System.currentTimeMillis()).isGreaterThanOrEqualTo(message.getJMSDeliveryTime());
        assertThat(received.getBody(String.class)).isEqualTo("delayed");
        assertThat(received.getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
        assertThat(received.getJMSRedelivered()).isFalse();
        assertThat(received.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    void aDelayedMessageOnAQueueComesAfterItsDelay() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        delayed(session, queue, session.createConsumer(queue));
    }

    @Test
    void aDelayedMessageOnATopicComesAfterItsDelay() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        delayed(session, topic, session.createConsumer(topic));
    }

    @Test
    void aDelayedMessageOfATransactionComesAfterItsDelay() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        delayed(session, queue, session().createConsumer(queue));
    }

    @Test
    void aDelayedMessageLetsLaterOnesPass() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        producer.setDeliveryDelay(DELAY);
        producer.send(session.createTextMessage("slow"));
        producer.setDeliveryDelay(0);
        producer.send(session.createTextMessage("fast"));
        assertThat(receiveTexts(session.createConsumer(queue), 2)).containsExactly("fast", "slow");
    }

    @Test
    void timeToLiveCountsFromTheDeliveryTime() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageProducer producer = session.createProducer(queue);
        producer.setDeliveryDelay(1_000);
        producer.setTimeToLive(30_000);
        Message message = session.createTextMessage("x");
        producer.send(message);
        assertThat(message.getJMSExpiration()).isGreaterThanOrEqualTo(message.getJMSTimestamp() + 30_000);
        Awaitility.await()
                .atMost(Duration.ofMillis(SOON))
                .until(() -> System.currentTimeMillis() >= message.getJMSDeliveryTime());
        assertThat(receiveText(session.createConsumer(queue))).isEqualTo("x");
    }
}
