package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What queues do, whether or not the service has extensions. */
abstract class QueueBehaviour extends ServerFixture {

    static final int PATIENCE = 60_000;

    static void send(Session session, Queue queue, String... texts) throws JMSException {
        MessageProducer producer = session.createProducer(queue);
        for (String text : texts) {
            producer.send(session.createTextMessage(text));
        }
        producer.close();
    }

    static String text(Message message) throws JMSException {
        return message == null ? null : ((TextMessage) message).getText();
    }

    @Test
    void receivesWhatWasSentInOrder() throws Exception {
        // given
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("orders"));
        MessageConsumer consumer = session.createConsumer(queue);

        // when
        send(session, queue, "one", "two", "three");

        // then
        for (String expected : List.of("one", "two", "three")) {
            Message message = consumer.receive(PATIENCE);
            assertThat(text(message)).isEqualTo(expected);
            assertThat(message.getJMSRedelivered()).isFalse();
            assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        }
        assertThat(consumer.receiveNoWait()).isNull();
        assertThat(consumer.receive(200)).isNull();
    }

    @Test
    void callsAListenerForEachMessage() throws Exception {
        // given
        Connection connection = started();
        Session receiving = connection.createSession();
        Session sending = connection.createSession();
        Queue queue = sending.createQueue(unique("heard"));
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        receiving.createConsumer(queue).setMessageListener(message -> {
            try {
                heard.add(text(message));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });

        // when
        for (int i = 0; i < 50; i++) {
            send(sending, queue, "m" + i);
        }

        // then
        await().atMost(Duration.ofMinutes(1)).until(() -> heard.size() >= 50);
        assertThat(heard)
                .hasSize(50)
                .startsWith("m0", "m1", "m2")
                .endsWith("m49")
                .doesNotHaveDuplicates();
        assertThat(heard)
                .isEqualTo(heard.stream()
                        .sorted((a, b) -> Integer.compare(number(a), number(b)))
                        .toList());
    }

    private static int number(String text) {
        return Integer.parseInt(text.substring(1));
    }

    @Test
    void redeliversAtOnceWhatAListenerThrewOver() throws Exception {
        // given
        Connection connection = started();
        Session sending = connection.createSession();
        Queue queue = sending.createQueue(unique("thrown"));
        List<Integer> counts = Collections.synchronizedList(new ArrayList<>());
        connection.createSession().createConsumer(queue).setMessageListener(message -> {
            try {
                counts.add(message.getIntProperty("JMSXDeliveryCount"));
                if (!message.getJMSRedelivered()) {
                    throw new IllegalStateException("the first time fails on purpose");
                }
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });

        // when
        send(sending, queue, "fails once");

        // then
        await().atMost(Duration.ofMinutes(1)).until(() -> counts.size() >= 2);
        assertThat(counts).containsExactly(1, 2);
    }

    @Test
    void recoversInOrderAndAcknowledgesAll() throws Exception {
        // given
        Session session = started().createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = session.createQueue(unique("client"));
        send(session, queue, "one", "two");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("one");
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("two");

        // when
        session.recover();

        // then
        Message again = consumer.receive(PATIENCE);
        assertThat(text(again)).isEqualTo("one");
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        Message last = consumer.receive(PATIENCE);
        assertThat(text(last)).isEqualTo("two");
        last.acknowledge();
        session.recover();
        assertThat(consumer.receive(300)).isNull();
        await().until(() -> server.requests().messagesDeleted() == 2);
    }

    @Test
    void acknowledgesSingleMessagesInItsOwnMode() throws Exception {
        // given
        Session session = started().createSession(CmqConnectionFactory.INDIVIDUAL_ACKNOWLEDGE);
        Queue queue = session.createQueue(unique("individual"));
        send(session, queue, "one", "two");
        MessageConsumer consumer = session.createConsumer(queue);
        consumer.receive(PATIENCE);
        Message two = consumer.receive(PATIENCE);

        // when
        two.acknowledge();
        session.recover();

        // then
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("one");
        assertThat(consumer.receive(300)).isNull();
    }

    @Test
    void keepsSendsUntilCommitAndForgetsThemOnRollback() throws Exception {
        // given
        Connection connection = started();
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        Session other = connection.createSession();
        Queue queue = other.createQueue(unique("committed"));
        MessageConsumer consumer = other.createConsumer(queue);

        // when
        send(transacted, queue, "rolled back");
        transacted.rollback();
        send(transacted, queue, "one", "two", "three");

        // then
        assertThat(consumer.receive(200)).isNull();
        transacted.commit();
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("one");
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("two");
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("three");
        assertThat(consumer.receive(200)).isNull();
    }

    @Test
    void redeliversInOrderAfterRollbackAndDeletesOnCommit() throws Exception {
        // given
        Session session = started().createSession(Session.SESSION_TRANSACTED);
        Queue queue = session.createQueue(unique("rolledback"));
        send(session, queue, "one", "two", "three");
        session.commit();
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("one");
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("two");

        // when
        session.rollback();

        // then
        for (String expected : List.of("one", "two", "three")) {
            Message message = consumer.receive(PATIENCE);
            assertThat(text(message)).isEqualTo(expected);
            assertThat(message.getJMSRedelivered()).isEqualTo(!expected.equals("three"));
        }
        session.commit();
        assertThat(consumer.receive(300)).isNull();
        await().until(() -> server.requests().messagesDeleted() == 3);
    }

    @Test
    void handsARolledBackMessageOfAClosedConsumerToTheNextOne() throws Exception {
        // given
        Session session = started().createSession(Session.SESSION_TRANSACTED);
        Queue queue = session.createQueue(unique("closedconsumer"));
        send(session, queue, "one");
        session.commit();
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("one");

        // when
        consumer.close();
        session.rollback();

        // then
        assertThat(text(session.createConsumer(queue).receive(PATIENCE))).isEqualTo("one");
        session.commit();
    }

    @Test
    void emptyCommitsAndRollbacksCostNoRequest() throws Exception {
        // given
        Session session = started().createSession(Session.SESSION_TRANSACTED);
        long before = server.requests().total();

        // when
        for (int i = 0; i < 20; i++) {
            session.commit();
            session.rollback();
        }

        // then
        assertThat(server.requests().total()).isEqualTo(before);
    }

    @Test
    void endsABlockedReceiveWhenTheConsumerSessionOrConnectionCloses() throws Exception {
        for (String what : List.of("consumer", "session", "connection")) {
            // given
            Connection connection = started();
            Session session = connection.createSession();
            MessageConsumer consumer = session.createConsumer(session.createQueue(unique("blocked")));
            CompletableFuture<Message> receiving = CompletableFuture.supplyAsync(() -> {
                try {
                    return consumer.receive();
                } catch (JMSException e) {
                    throw new IllegalStateException(e);
                }
            });
            await().until(() -> server.requests().waitingReceivers() > 0);

            // when
            switch (what) {
                case "consumer" -> consumer.close();
                case "session" -> session.close();
                default -> connection.close();
            }

            // then
            assertThat(receiving.get(15, TimeUnit.SECONDS)).as(what).isNull();
            await().until(() -> server.requests().waitingReceivers() == 0);
        }
    }

    @Test
    void whatAClosedConsumerHadFetchedAheadIsThereForTheNextOneInOrder() throws Exception {
        // given
        Connection connection = started();
        Queue queue = connection.createSession().createQueue(unique("ahead"));
        try (Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(queue);
            for (int i = 0; i < 400; i++) {
                producer.send(session.createTextMessage("" + i));
            }
            session.commit();
        }

        // when each consumer takes enough to fetch ahead, and closes at once
        List<String> received = new ArrayList<>();
        for (int consumer = 0; consumer < 8; consumer++) {
            try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
                MessageConsumer one = session.createConsumer(queue);
                for (int i = 0; i < 50; i++) {
                    received.add(text(one.receive(60_000)));
                }
            }
        }

        // then
        assertThat(received)
                .containsExactlyElementsOf(
                        IntStream.range(0, 400).mapToObj(i -> "" + i).toList());
    }

    @Test
    void hundredIdleConsumersShareOnePoll() throws Exception {
        // given
        Connection connection = started();
        Queue queue = connection.createSession().createQueue(unique("idle"));
        for (int i = 0; i < 100; i++) {
            connection.createSession().createConsumer(queue).setMessageListener(message -> {});
        }

        // then
        await().until(() -> server.requests().waitingReceivers() > 0);
        assertThat(server.requests().inFlight()).isLessThanOrEqualTo(2);
        assertThat(server.requests().waitingReceivers()).isEqualTo(1);
    }

    @Test
    void deliversNothingWhileStopped() throws Exception {
        // given
        Connection connection = closing(factory.createConnection());
        Session session = connection.createSession();
        Queue queue = session.createQueue(unique("stopped"));
        MessageConsumer consumer = session.createConsumer(queue);
        send(session, queue, "waits");

        // then
        assertThat(consumer.receive(200)).isNull();
        assertThat(consumer.receiveNoWait()).isNull();
        connection.start();
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("waits");
        connection.stop();
        send(session, queue, "waits too");
        assertThat(consumer.receive(200)).isNull();
        connection.start();
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("waits too");
    }

    @Test
    void usesFewRequestsUnderLoad() throws Exception {
        // given
        int messages = 3_000;
        Connection connection = started();
        Session sending = connection.createSession();
        Queue queue = sending.createQueue(unique("load"));
        AtomicInteger heard = new AtomicInteger();
        connection.createSession().createConsumer(queue).setMessageListener(message -> heard.incrementAndGet());
        long before = server.requests().total();
        AtomicInteger completed = new AtomicInteger();
        CompletionListener counting = new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                completed.incrementAndGet();
            }

            @Override
            public void onException(Message message, Exception exception) {
                throw new IllegalStateException(exception);
            }
        };

        // when
        long start = System.nanoTime();
        MessageProducer producer = sending.createProducer(queue);
        for (int i = 0; i < messages; i++) {
            producer.send(sending.createTextMessage("message " + i), counting);
        }
        await().atMost(Duration.ofMinutes(2)).until(() -> heard.get() >= messages);
        sending.close();
        await().until(() -> server.requests().messagesDeleted() >= messages);

        // then
        long requests = server.requests().total() - before;
        double perMessage = requests / (double) messages;
        System.out.printf(
                "%s: %d messages sent, received and deleted in %d ms by %d requests, %.3f per message%n",
                getClass().getSimpleName(), messages, (System.nanoTime() - start) / 1_000_000, requests, perMessage);
        assertThat(completed).hasValue(messages);
        assertThat(heard).hasValue(messages);
        assertThat(perMessage).isLessThan(0.5);
    }

    @Test
    void tellsCompletionListenersInOrderOnAnotherThread() throws Exception {
        // given
        Session session = started().createSession();
        MessageProducer producer = session.createProducer(session.createQueue(unique("async")));
        List<String> told = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = Collections.synchronizedList(new ArrayList<>());

        // when
        for (int i = 0; i < 20; i++) {
            producer.send(session.createTextMessage("m" + i), new CompletionListener() {
                @Override
                public void onCompletion(Message message) {
                    threads.add(Thread.currentThread());
                    try {
                        told.add(text(message));
                    } catch (JMSException e) {
                        throw new IllegalStateException(e);
                    }
                }

                @Override
                public void onException(Message message, Exception exception) {
                    told.add("failed");
                }
            });
        }
        session.close();

        // then
        assertThat(told).hasSize(20).startsWith("m0", "m1").endsWith("m19");
        assertThat(threads).doesNotContain(Thread.currentThread());
    }

    @Test
    void temporaryQueuesBelongToTheirConnection() throws Exception {
        // given
        Connection mine = started();
        Session session = mine.createSession();
        TemporaryQueue temporary = session.createTemporaryQueue();
        Session other = started().createSession();

        // then
        assertThatThrownBy(() -> other.createConsumer(temporary)).isInstanceOf(InvalidDestinationException.class);
        MessageConsumer consumer = session.createConsumer(temporary);
        assertThatThrownBy(temporary::delete).isInstanceOf(JMSException.class);
        send(other, temporary, "reply");
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("reply");
        consumer.close();
        temporary.delete();
        assertThatThrownBy(() -> send(other, temporary, "late")).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void aClosingListenerIsWaitedFor() throws Exception {
        // given
        Connection connection = started();
        Session session = connection.createSession();
        Queue queue = session.createQueue(unique("closing"));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Session listening = connection.createSession();
        List<String> outcomes = Collections.synchronizedList(new ArrayList<>());
        listening.createConsumer(queue).setMessageListener(message -> {
            try {
                connection.close();
                outcomes.add("closed by its own listener");
            } catch (jakarta.jms.IllegalStateException e) {
                outcomes.add("refused");
            } catch (JMSException e) {
                outcomes.add("wrong " + e);
            }
            entered.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        send(session, queue, "one");
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();

        // when
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> {
            try {
                listening.close();
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });

        // then
        assertThat(closing).isNotDone();
        leave.countDown();
        closing.get(60, TimeUnit.SECONDS);
        assertThat(outcomes).containsExactly("refused");
        await().until(() -> server.requests().messagesDeleted() == 1);
    }

    @Test
    void theSimplifiedApiSendsAndReceives() {
        // given
        try (JMSContext context = factory.createContext()) {
            Queue queue = context.createQueue(unique("simple"));
            JMSConsumer consumer = context.createConsumer(queue);

            // when
            context.createProducer()
                    .setProperty("colour", "green")
                    .setPriority(7)
                    .send(queue, "hello");

            // then
            assertThat(consumer.receiveBody(String.class, PATIENCE)).isEqualTo("hello");
        }
    }

    @Test
    void aMessageWithoutABodyCannotBeReceivedAsOne() {
        try (JMSContext context = factory.createContext()) {
            // given
            Queue queue = context.createQueue(unique("bodiless"));
            JMSConsumer consumer = context.createConsumer(queue);
            // when
            context.createProducer().send(queue, context.createMessage());
            // then
            assertThatThrownBy(() -> consumer.receiveBody(String.class, PATIENCE))
                    .isInstanceOf(jakarta.jms.MessageFormatRuntimeException.class);
            assertThat(consumer.receive(PATIENCE)).isNotNull();
        }
    }

    @Test
    void dropsExpiredMessagesAndWaitsForDelayedOnes() throws Exception {
        // given
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("timed"));
        MessageConsumer consumer = session.createConsumer(queue);
        MessageProducer producer = session.createProducer(queue);

        // when
        Message expiring = session.createTextMessage("expired");
        producer.setTimeToLive(1);
        producer.send(expiring);
        await().until(() -> System.currentTimeMillis() > expiring.getJMSExpiration());
        producer.setTimeToLive(0);
        producer.setDeliveryDelay(5_000);
        producer.send(session.createTextMessage("delayed"));

        // then
        assertThat(consumer.receive(300)).isNull();
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("delayed");
    }

    @Test
    void wrongKeysAreRefusedAtOnce() {
        assertThatThrownBy(() -> factory.createConnection("AKIDnobody", "wrong"))
                .isInstanceOf(jakarta.jms.JMSSecurityException.class);
        assertThatThrownBy(() -> factory.createConnection("invalid", "invalid"))
                .isInstanceOf(jakarta.jms.JMSSecurityException.class);
        assertThatThrownBy(() -> factory.createQueueConnection("invalid", "invalid"))
                .isInstanceOf(jakarta.jms.JMSSecurityException.class);
        assertThatThrownBy(() -> factory.createTopicConnection("invalid", "invalid"))
                .isInstanceOf(jakarta.jms.JMSSecurityException.class);
        assertThatThrownBy(() -> factory.createContext("invalid", "invalid"))
                .isInstanceOf(jakarta.jms.JMSSecurityRuntimeException.class);
    }
}
