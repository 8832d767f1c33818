package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.opencmq.jms.QueueBehaviour.send;
import static org.opencmq.jms.QueueBehaviour.text;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
}
