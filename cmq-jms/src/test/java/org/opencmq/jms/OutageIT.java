package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.opencmq.jms.QueueBehaviour.send;
import static org.opencmq.jms.QueueBehaviour.text;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;

/** The service goes away and comes back. */
class OutageIT extends ServerFixture {

    @Override
    protected String options() {
        return "?timeout.retry=5s&timeout.close=5s";
    }

    @Test
    void listeningResumesByItselfAndTheOutageIsToldOnce() throws Exception {
        // given
        Connection connection = started();
        List<JMSException> told = Collections.synchronizedList(new ArrayList<>());
        connection.setExceptionListener(told::add);
        Session sending = connection.createSession();
        Queue queue = sending.createQueue(unique("outage"));
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        connection.createSession().createConsumer(queue).setMessageListener(message -> {
            try {
                heard.add(text(message));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        send(sending, queue, "before");
        await().until(() -> heard.size() == 1);

        // when
        int port = server.port();
        server.close();
        await().atMost(Duration.ofMinutes(1)).until(() -> !told.isEmpty());
        assertThatThrownBy(() -> send(sending, queue, "lost"))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining(queue.getQueueName());
        server = CmqServer.builder().inMemory().port(port).start();

        // then
        send(sending, queue, "after");
        await().atMost(Duration.ofMinutes(1)).until(() -> heard.contains("after"));
        assertThat(told).hasSize(1);
    }

    @Test
    void closesInBoundedTimeWhileTheServiceIsAway() throws Exception {
        // given
        Connection connection = started();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = session.createTemporaryQueue();
        send(session, queue, "held");
        session.createConsumer(queue).receive(QueueBehaviour.PATIENCE);

        // when
        server.close();
        long start = System.nanoTime();
        connection.close();

        // then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void anExceptionListenerMayCloseItsOwnConnection() throws Exception {
        // given a connection that a receive and a listener wait on
        Set<Thread> before = providerThreads();
        Connection connection = started();
        Session session = connection.createSession();
        MessageConsumer waiting = session.createConsumer(session.createQueue(unique("waiting")));
        Session listening = connection.createSession();
        listening.createConsumer(listening.createQueue(unique("heard"))).setMessageListener(message -> {});
        CompletableFuture<Message> receiving = new CompletableFuture<>();
        Thread receiver = new Thread(() -> completeBy(receiving, waiting::receive), "receiver");
        receiver.start();
        await().until(() -> server.requests().waitingReceivers() == 2);
        CompletableFuture<Void> closing = new CompletableFuture<>();
        connection.setExceptionListener(reason -> completeBy(closing, () -> {
            connection.close();
            return null;
        }));

        // when
        server.close();

        // then
        closing.get(2, TimeUnit.MINUTES);
        assertThat(receiving.get(2, TimeUnit.MINUTES)).isNull();
        assertThatThrownBy(connection::start).isInstanceOf(jakarta.jms.IllegalStateException.class);
        await().untilAsserted(() -> assertThat(before).containsAll(providerThreads()));
    }

    private static Set<Thread> providerThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("cmq-jms-"))
                .collect(Collectors.toSet());
    }

    private static <T> void completeBy(CompletableFuture<T> outcome, Callable<T> call) {
        try {
            outcome.complete(call.call());
        } catch (Exception e) {
            outcome.completeExceptionally(e);
        }
    }
}
