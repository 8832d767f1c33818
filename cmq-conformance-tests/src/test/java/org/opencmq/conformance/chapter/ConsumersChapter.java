package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.QueueReceiver;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Chapter 8.1 to 8.6: receiving synchronously, stopping and closing. */
public abstract class ConsumersChapter extends Chapter {

    @Test
    void receiveWithATimeoutGivesNullWhenNothingComes() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue(session));
        long start = System.nanoTime();
        assertThat(consumer.receive(200)).isNull();
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(190), Duration.ofSeconds(15));
    }

    @Test
    void receiveNoWaitGivesNullAtOnceOrTheMessage() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(consumer.receiveNoWait()).isNull();
        send(session, queue, "x");
        Awaitility.await()
                .atMost(Duration.ofMillis(SOON))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    Message message = consumer.receiveNoWait();
                    return message != null && "x".equals(message.getBody(String.class));
                });
        assertThat(consumer.receiveNoWait()).isNull();
    }

    @Test
    void receiveWaitsForAMessage() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        Future<Message> received = inThread(consumer::receive);
        send(session(), queue, "x");
        assertThat(received.get(SOON, TimeUnit.MILLISECONDS).getBody(String.class))
                .isEqualTo("x");
    }

    @Test
    void receiveWithZeroWaitsForEver() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        Future<Message> received = inThread(() -> consumer.receive(0));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ofMillis(BRIEFLY))
                .until(() -> !received.isDone());
        send(session(), queue, "x");
        assertThat(received.get(SOON, TimeUnit.MILLISECONDS).getBody(String.class))
                .isEqualTo("x");
    }

    private interface Receive {
        Message receive() throws Exception;
    }

    private static Future<Message> inThread(Receive receive) {
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<Message> result = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        begun.countDown();
                        result.complete(receive.receive());
                    } catch (Exception e) {
                        result.completeExceptionally(e);
                    }
                },
                "receiver");
        thread.setDaemon(true);
        thread.start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> begun.getCount() == 0
                        && thread.getState() != Thread.State.RUNNABLE
                        && thread.getState() != Thread.State.NEW);
        return result;
    }

    @Test
    void closingTheConsumerEndsABlockedReceive() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue(session));
        Future<Message> received = inThread(consumer::receive);
        consumer.close();
        assertThat(received.get(SOON, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void closingTheSessionEndsABlockedReceive() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue(session));
        Future<Message> received = inThread(consumer::receive);
        session.close();
        assertThat(received.get(SOON, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void closingTheConnectionEndsABlockedReceive() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue(session));
        Future<Message> received = inThread(consumer::receive);
        connection.close();
        assertThat(received.get(SOON, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void closingEndsABlockedReceiveOfASubscriber() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(topic(session));
        Future<Message> received = inThread(consumer::receive);
        connection.close();
        assertThat(received.get(SOON, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void aStoppedConnectionDeliversNothing() throws Exception {
        Connection connection = stopped();
        Session session = connection.createSession();
        Queue queue = queue(session);
        send(session, queue, "x");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(consumer.receiveNoWait()).isNull();
        expectNothing(consumer);
        connection.start();
        assertThat(receiveText(consumer)).isEqualTo("x");
    }

    @Test
    void startEndsTheWaitOfAReceiveThatBeganBefore() throws Exception {
        Connection connection = stopped();
        Session session = connection.createSession();
        Queue queue = queue(session);
        send(session, queue, "x");
        MessageConsumer consumer = session.createConsumer(queue);
        Future<Message> received = inThread(consumer::receive);
        connection.start();
        assertThat(received.get(SOON, TimeUnit.MILLISECONDS).getBody(String.class))
                .isEqualTo("x");
    }

    @Test
    void stopHoldsDeliveryBackAndStartResumesIt() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        send(session, queue, "1", "2", "3");
        assertThat(receiveText(consumer)).isEqualTo("1");
        connection.stop();
        expectNothing(consumer);
        connection.start();
        assertThat(receiveTexts(consumer, 2)).containsExactly("2", "3");
    }

    @Test
    void theTimeoutRunsWhileStopped() throws Exception {
        Connection connection = stopped();
        Session session = connection.createSession();
        MessageConsumer consumer = session.createConsumer(queue(session));
        assertThat(consumer.receive(100)).isNull();
    }

    @Test
    void anExpiredMessageIsPassedOver() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        var producer = session.createProducer(queue);
        Message expiring = session.createTextMessage("expired");
        producer.send(expiring, jakarta.jms.DeliveryMode.PERSISTENT, 4, 1);
        producer.send(session.createTextMessage("fresh"));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> System.currentTimeMillis() > expiring.getJMSExpiration());

        // when, then
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(receiveText(consumer)).isEqualTo("fresh");
        expectNothing(consumer);
    }

    @Test
    void closingAConsumerTwiceIsHarmless() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue(session));
        consumer.close();
        consumer.close();
    }

    @Test
    void aClosedConsumerStrandsNothing() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        send(session, queue, "1", "2", "3");
        MessageConsumer first = session.createConsumer(queue);
        assertThat(receiveText(first)).isEqualTo("1");
        first.close();
        assertThat(receiveTexts(session.createConsumer(queue), 2)).containsExactly("2", "3");
    }

    @Test
    void aConsumerSaysItsSelectorAndQueue() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        assertThat(session.createConsumer(topic, "a = 1").getMessageSelector()).isEqualTo("a = 1");
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(consumer.getMessageSelector()).isNull();
        assertThat(((QueueReceiver) consumer).getQueue()).isEqualTo(queue);
    }

    @Test
    void higherPriorityIsCarriedAndNothingIsLost() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        var producer = session.createProducer(queue);
        for (int priority = 0; priority <= 9; priority++) {
            producer.setPriority(priority);
            producer.send(session.createTextMessage("" + priority));
        }
        MessageConsumer consumer = session.createConsumer(queue);
        java.util.Set<Integer> priorities = new java.util.TreeSet<>();
        for (int i = 0; i <= 9; i++) {
            Message message = receive(consumer);
            assertThat(message.getBody(String.class)).isEqualTo("" + message.getJMSPriority());
            priorities.add(message.getJMSPriority());
        }
        assertThat(priorities).hasSize(10);
    }

    @Test
    void whatAClosedConsumerReceivedCanStillBeAcknowledged() throws Exception {
        // given
        Session session = session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(session);
        send(session, queue, "x");
        MessageConsumer consumer = session.createConsumer(queue);
        Message message = receive(consumer);
        consumer.close();

        // when
        message.acknowledge();

        // then
        session.close();
        expectNothing(session().createConsumer(queue));
    }
}
