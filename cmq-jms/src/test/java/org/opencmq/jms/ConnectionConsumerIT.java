package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionConsumer;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Connection consumers as an application server uses them. */
class ConnectionConsumerIT extends ServerFixture {

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private interface Work {
        void on(Session session, Message message) throws JMSException;
    }

    /** So many sessions, each run on a thread of the pool. */
    private final class Pool implements ServerSessionPool, AutoCloseable {
        private final BlockingQueue<ServerSession> free;
        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final List<Integer> runs = new CopyOnWriteArrayList<>();

        private Pool(Connection connection, int size, int mode, Work work) throws JMSException {
            free = new ArrayBlockingQueue<>(size);
            for (int i = 0; i < size; i++) {
                Session session = connection.createSession(mode);
                session.setMessageListener(message -> {
                    try {
                        heard.add(((TextMessage) message).getText());
                        work.on(session, message);
                    } catch (JMSException e) {
                        throw new IllegalStateException(e);
                    }
                });
                free.add(new ServerSession() {
                    @Override
                    public Session getSession() {
                        return session;
                    }

                    @Override
                    public void start() {
                        threads.execute(() -> {
                            int before = heard.size();
                            session.run();
                            runs.add(heard.size() - before);
                            free.add(this);
                        });
                    }
                });
            }
        }

        @Override
        public ServerSession getServerSession() throws JMSException {
            try {
                return free.take();
            } catch (InterruptedException e) {
                throw new JMSException("interrupted");
            }
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    private static void send(Connection connection, Queue queue, int count) throws JMSException {
        try (Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(queue);
            for (int i = 0; i < count; i++) {
                producer.send(session.createTextMessage("m" + i));
            }
        }
    }

    private Queue queue(Connection connection) throws JMSException {
        try (Session session = connection.createSession()) {
            return session.createQueue(unique("pooled"));
        }
    }

    @Test
    void handsMessagesInBatchesToSessionsThatAcknowledge() throws Exception {
        // given
        Connection connection = closing(factory.createConnection());
        Queue queue = queue(connection);
        send(connection, queue, 60);
        Pool pool = closing(new Pool(connection, 1, Session.AUTO_ACKNOWLEDGE, (session, message) -> {}));

        // when
        ConnectionConsumer consumer = connection.createConnectionConsumer(queue, null, pool, 5);
        assertThat(consumer.getServerSessionPool()).isSameAs(pool);
        connection.start();

        // then
        await().until(() -> heard.size() >= 60 && server.requests().messagesDeleted() == 60);
        assertThat(heard).doesNotHaveDuplicates().hasSize(60);
        assertThat(pool.runs).allMatch(size -> size <= 5).anyMatch(size -> size > 1);
        consumer.close();
        send(connection, queue, 1);
        try (Session session = connection.createSession()) {
            assertThat(session.createConsumer(queue).receive(60_000)).isNotNull();
        }
        assertThatThrownBy(consumer::getServerSessionPool).isInstanceOf(jakarta.jms.IllegalStateException.class);
    }

    @Test
    void transactedSessionsCommitAndRollBack() throws Exception {
        // given
        Connection connection = started();
        Queue queue = queue(connection);
        Pool pool = closing(new Pool(connection, 1, Session.SESSION_TRANSACTED, (session, message) -> {
            if (message.getJMSRedelivered()) {
                session.commit();
            } else {
                session.rollback();
            }
        }));

        // when
        connection.createConnectionConsumer(queue, null, pool, 1);
        send(connection, queue, 3);

        // then
        await().until(() -> server.requests().messagesDeleted() == 3);
        assertThat(heard).containsExactlyInAnyOrder("m0", "m0", "m1", "m1", "m2", "m2");
    }

    @Test
    void redeliversWhatAListenerThrewOver() throws Exception {
        // given
        Connection connection = started();
        Queue queue = queue(connection);
        Pool pool = closing(new Pool(connection, 1, Session.AUTO_ACKNOWLEDGE, (session, message) -> {
            if (!message.getJMSRedelivered()) {
                throw new JMSException("the first time fails on purpose");
            }
        }));

        // when
        connection.createConnectionConsumer(queue, null, pool, 3);
        send(connection, queue, 1);

        // then
        await().until(() -> server.requests().messagesDeleted() == 1);
        assertThat(heard).containsExactly("m0", "m0");
    }

    @Test
    void stoppingWaitsForTheListenerAndGivesTheRestBack() throws Exception {
        // given
        Connection connection = closing(factory.createConnection());
        Queue queue = queue(connection);
        send(connection, queue, 8);
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Pool pool = closing(new Pool(connection, 1, Session.AUTO_ACKNOWLEDGE, (session, message) -> {
            entered.countDown();
            try {
                leave.await();
            } catch (InterruptedException e) {
                throw new JMSException("interrupted");
            }
        }));
        connection.createConnectionConsumer(queue, null, pool, 8);
        connection.start();
        assertThat(entered.await(60, TimeUnit.SECONDS)).isTrue();

        // when
        Thread stopping = new Thread(
                () -> {
                    try {
                        connection.stop();
                    } catch (JMSException e) {
                        throw new IllegalStateException(e);
                    }
                },
                "stopping");
        stopping.start();
        await().until(() -> stopping.getState() == Thread.State.WAITING);
        leave.countDown();
        stopping.join(60_000);

        // then
        assertThat(stopping.isAlive()).isFalse();
        int seen = heard.size();
        connection.start();
        await().until(() -> server.requests().messagesDeleted() == 8);
        assertThat(seen).isLessThanOrEqualTo(2);
        assertThat(heard).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void tellsTheExceptionListenerAboutAPoolThatFails() throws Exception {
        // given
        Connection connection = started();
        Queue queue = queue(connection);
        List<JMSException> told = Collections.synchronizedList(new ArrayList<>());
        connection.setExceptionListener(told::add);

        // when
        connection.createConnectionConsumer(
                queue,
                null,
                () -> {
                    throw new JMSException("no session today");
                },
                1);
        send(connection, queue, 1);

        // then
        await().until(() -> !told.isEmpty());
        assertThat(told.get(0)).hasMessage("no session today");
    }

    @Test
    void subscribesToTopics() throws Exception {
        // given
        Connection connection = closing(factory.createConnection());
        connection.setClientID(unique("client"));
        connection.start();
        Session session = connection.createSession();
        Topic topic = session.createTopic(unique("news"));
        Pool pool = closing(new Pool(connection, 1, Session.AUTO_ACKNOWLEDGE, (s, message) -> {}));

        // when
        connection.createConnectionConsumer(topic, null, pool, 2);
        connection.createSharedConnectionConsumer(topic, "shared", null, pool, 2);
        ConnectionConsumer durable = connection.createDurableConnectionConsumer(topic, "durable", null, pool, 2);
        connection.createSharedDurableConnectionConsumer(topic, "both", null, pool, 2);
        session.createProducer(topic).send(session.createTextMessage("one"));

        // then
        await().until(() -> heard.size() >= 4);
        durable.close();
        session.createProducer(topic).send(session.createTextMessage("two"));
        await().until(() -> heard.size() >= 7);
        connection.createDurableConnectionConsumer(topic, "durable", null, pool, 2);
        await().until(() -> heard.size() >= 8);
        assertThat(heard).filteredOn("two"::equals).hasSize(4);
    }

    @Test
    void refusesWhatIsNotThere() throws Exception {
        // given
        Connection connection = closing(factory.createConnection());
        Queue queue = queue(connection);

        // then
        assertThatThrownBy(() -> connection.createConnectionConsumer((Queue) null, null, () -> null, 1))
                .isInstanceOf(InvalidDestinationException.class);
        assertThatThrownBy(() -> connection.createConnectionConsumer(queue, null, null, 1))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connection.createConnectionConsumer(queue, null, () -> null, 0))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(() -> connection.createConnectionConsumer(queue, "a = ", () -> null, 1))
                .isInstanceOf(jakarta.jms.InvalidSelectorException.class);
    }
}
