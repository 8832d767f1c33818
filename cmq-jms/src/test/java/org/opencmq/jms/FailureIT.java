package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opencmq.server.CmqServer;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.engine.local.LocalEngine;
import org.opencmq.server.engine.local.MemoryMessageStore;

/** The service goes away and comes back; connections are cut. */
@SuppressWarnings("try") // connections are closed on purpose
class FailureIT extends ServerFixture {

    private static final int PATIENCE = 60_000;

    private interface Work {
        void run() throws Exception;
    }

    private static CompletableFuture<Void> aside(Work work) {
        return CompletableFuture.runAsync(() -> {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private CuttingProxy proxied(String options) throws Exception {
        CuttingProxy proxy = closing(new CuttingProxy(server.endpoint()));
        factory = closing(new CmqConnectionFactory(proxy.endpoint() + "?receive.pollingWait=2s" + options));
        return proxy;
    }

    private static String text(Message message) throws JMSException {
        return message == null ? null : ((TextMessage) message).getText();
    }

    @Test
    void aReceiveAndACommitGoOnWhenTheServerIsBack() throws Exception {
        // given
        MemoryMessageStore store = new MemoryMessageStore();
        CmqServer first = CmqServer.builder()
                .engine(LocalEngine.open(store, EngineSettings.DEFAULT))
                .start();
        CmqConnectionFactory own = new CmqConnectionFactory(first.endpoint() + "?receive.pollingWait=2s");
        List<JMSException> told = Collections.synchronizedList(new ArrayList<>());
        try (own;
                Connection connection = own.createConnection()) {
            connection.setExceptionListener(told::add);
            connection.start();
            Queue queue = connection.createSession().createQueue(unique("outage"));
            Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
            MessageProducer producer = transacted.createProducer(queue);
            producer.send(transacted.createTextMessage("before"));
            transacted.commit();
            Session listening = connection.createSession();
            MessageConsumer consumer = listening.createConsumer(queue);
            assertThat(text(consumer.receive(PATIENCE))).isEqualTo("before");
            List<String> received = Collections.synchronizedList(new ArrayList<>());
            CompletableFuture<Void> receiving = aside(() -> {
                received.add(text(consumer.receive(PATIENCE)));
                received.add(text(consumer.receive(PATIENCE)));
            });

            // when
            first.close();
            producer.send(transacted.createTextMessage("one"));
            producer.send(transacted.createTextMessage("two"));
            CompletableFuture<Void> committing = aside(transacted::commit);
            await().during(Duration.ofSeconds(1)).until(() -> !committing.isDone());
            try (CmqServer second = CmqServer.builder()
                    .port(first.port())
                    .engine(LocalEngine.open(store, EngineSettings.DEFAULT))
                    .start()) {

                // then
                committing.get(60, TimeUnit.SECONDS);
                receiving.get(60, TimeUnit.SECONDS);
                assertThat(received).containsExactly("one", "two");
                // A poll that is repeated needs no word; one whose answer was cut short may be told of, once.
                assertThat(told).hasSizeLessThanOrEqualTo(1);
                listening.close();
                await().until(() -> second.requests().messagesDeleted() >= 2);
            }
        }
    }

    @Test
    void aServiceThatIsSlowToAnswerIsNotTakenForOneThatIsAway() throws Exception {
        // given
        CuttingProxy proxy = proxied("&timeout.connect=150ms&timeout.request=30s&extensions=off");
        proxy.delay(200);

        // when
        Connection connection = started();

        // then
        assertThat(connection.getMetaData().getJMSProviderName()).isNotEmpty();
    }

    @Test
    void noCallHangsPastItsTimeout() throws Exception {
        // given
        CuttingProxy proxy = proxied("&timeout.connect=5s&timeout.request=5s&timeout.retry=5s&timeout.close=5s");
        Connection connection = started();
        Session session = connection.createSession();
        Session transacted = connection.createSession(Session.SESSION_TRANSACTED);
        Queue queue = session.createQueue(unique("away"));
        MessageProducer producer = session.createProducer(queue);
        producer.send(session.createTextMessage("before"));
        MessageConsumer consumer = transacted.createConsumer(queue);
        assertThat(consumer.receive(PATIENCE)).isNotNull();

        // when
        proxy.goDown();

        // then
        long start = System.nanoTime();
        assertThatThrownBy(() -> producer.send(session.createTextMessage("lost")))
                .isInstanceOf(JMSException.class);
        assertThatThrownBy(transacted::commit).isInstanceOf(JMSException.class);
        assertThat(consumer.receive(500)).isNull();
        connection.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void tellsTheExceptionListenerOncePerOutage() throws Exception {
        // given
        CuttingProxy proxy = proxied("&timeout.connect=5s&timeout.request=5s&timeout.retry=5s");
        Connection connection = started();
        List<JMSException> told = Collections.synchronizedList(new ArrayList<>());
        connection.setExceptionListener(told::add);
        Session session = connection.createSession();
        Queue queue = session.createQueue(unique("outages"));
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        session.createConsumer(queue).setMessageListener(message -> {
            try {
                heard.add(text(message));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        Session sending = connection.createSession();

        for (int outage = 1; outage <= 2; outage++) {
            // when
            int number = outage;
            sending.createProducer(queue).send(sending.createTextMessage("m" + number));
            await().until(() ->
                    heard.contains("m" + number) && server.requests().messagesDeleted() >= number);
            proxy.goDown();
            await().until(() -> told.size() == number);
            await().during(Duration.ofSeconds(2)).until(() -> told.size() == number);
            proxy.comeUp();
        }

        // then
        sending.createProducer(queue).send(sending.createTextMessage("m3"));
        await().atMost(Duration.ofMinutes(1)).until(() -> heard.contains("m3"));
        assertThat(told).hasSize(2);
    }

    @Test
    void tellsTheExceptionListenerWhileCallsAreStillBeingRepeated() throws Exception {
        // given
        CuttingProxy proxy = proxied("&timeout.retry=10m");
        Connection sending = started();
        Connection listening = started();
        List<JMSException> toldSending = Collections.synchronizedList(new ArrayList<>());
        List<JMSException> toldListening = Collections.synchronizedList(new ArrayList<>());
        sending.setExceptionListener(toldSending::add);
        listening.setExceptionListener(toldListening::add);
        Session session = sending.createSession();
        Queue queue = session.createQueue(unique("silent"));
        MessageProducer producer = session.createProducer(queue);
        producer.send(session.createTextMessage("before"));
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        listening.createSession().createConsumer(queue).setMessageListener(message -> {
            try {
                heard.add(text(message));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> heard.contains("before"));

        // when
        proxy.goDown();
        CompletableFuture<Void> send = aside(() -> producer.send(session.createTextMessage("after")));
        await().atMost(Duration.ofMinutes(1)).until(() -> !toldSending.isEmpty() && !toldListening.isEmpty());
        assertThat(send).isNotDone();
        proxy.comeUp();

        // then
        send.get(60, TimeUnit.SECONDS);
        await().atMost(Duration.ofMinutes(1)).until(() -> heard.contains("after"));
        assertThat(toldSending).singleElement().satisfies(told -> assertThat(told)
                .hasMessageContaining("no answer")
                .hasMessageContaining(proxy.endpoint().toString()));
        assertThat(toldListening).hasSize(1);
    }

    @Test
    void nothingIsLostWhileConnectionsAreCutAndSlow() throws Exception {
        // given
        CuttingProxy proxy = proxied("");
        int count = 400;
        Connection connection = started();
        Queue queue = connection.createSession().createQueue(unique("cut"));
        Set<String> heard = Collections.synchronizedSet(new HashSet<>());
        for (int i = 0; i < 2; i++) {
            connection.createSession().createConsumer(queue).setMessageListener(message -> {
                try {
                    heard.add(text(message));
                } catch (JMSException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        AtomicInteger sent = new AtomicInteger();
        proxy.delay(2);

        // when
        CompletableFuture<Void> cutting = aside(() -> {
            // after some progress only: a slow machine must not be cut off for ever
            for (int goal = 5; goal < count; goal = sent.get() + 5) {
                int next = goal;
                await().pollDelay(Duration.ofMillis(150)).until(() -> sent.get() >= next);
                proxy.cut();
            }
        });
        Session session = connection.createSession();
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < count; i++) {
            producer.send(session.createTextMessage("m" + i));
            sent.incrementAndGet();
        }
        cutting.get(60, TimeUnit.SECONDS);

        // then
        await().atMost(Duration.ofMinutes(2)).until(() -> heard.size() == count);
    }
}
