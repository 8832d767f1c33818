package org.opencmq.jms.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencmq.client.Cancellation;
import org.opencmq.jms.config.SettingsBuilder;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.consume.UndeliveredReceptions;
import org.opencmq.jms.internal.convert.MessageEncoder;
import org.opencmq.jms.internal.edge.DestinationEdge;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.internal.edge.ServiceHealth;
import org.opencmq.jms.internal.edge.ServiceUnreachedException;
import org.opencmq.jms.monitor.ProviderListener;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;

/** What a connection does when its service fails or is slow just then; the service is scripted. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CmqConnectionTest {

    private static final Duration LEASE = Duration.ofSeconds(4);
    private static final ServiceFeatures EXTENDED = new ServiceFeatures(true, true, true, true, true, 256, 1_048_576);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Queue<ReceivedMessage> waiting = new ConcurrentLinkedQueue<>();
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final AtomicInteger renewing = new AtomicInteger();
    private final AtomicInteger mostRenewing = new AtomicInteger();
    private final CountDownLatch renewalsMayEnd = new CountDownLatch(1);
    private volatile boolean deletionsFail;
    private volatile boolean renewalsHang;
    private @Nullable CmqConnection connection;

    @AfterEach
    void closeConnection() throws JMSException {
        renewalsMayEnd.countDown();
        if (connection != null) {
            connection.close();
        }
    }

    private Session session(String options, int mode) throws JMSException {
        connection = CmqConnection.open(
                new CmqConnection.Parts(
                        new SettingsBuilder()
                                .url("http://127.0.0.1:1" + options)
                                .build(),
                        "scripted",
                        service(),
                        new MessageEncoder(MessageEncoder.NEVER),
                        Optional.empty(),
                        TrustedPackages.defaults(),
                        new UndeliveredReceptions(),
                        new ServiceHealth(System::nanoTime),
                        new ProviderListener() {},
                        Clock.systemUTC(),
                        new Random(1),
                        () -> {}),
                CmqSession.Domain.ANY);
        connection.start();
        return connection.createSession(mode);
    }

    private ServiceEdge service() {
        return proxy(ServiceEdge.class, (method, arguments) -> switch (method) {
            case "destinations" -> proxy(DestinationEdge.class, this::destinations);
            case "features" -> EXTENDED;
            case "receive" -> receive((Duration) arguments[2], (Cancellation) arguments[4]);
            case "delete" ->
                deletionsFail ? CompletableFuture.failedFuture(away()) : CompletableFuture.completedFuture(true);
            case "changeVisibility" -> {
                renew();
                yield Set.of();
            }
            case "commit" -> {
                if (!missing.isEmpty()) {
                    throw new jakarta.jms.InvalidDestinationException("there is no queue", "4440");
                }
                yield null;
            }
            default -> null;
        });
    }

    private @Nullable Object destinations(String method, Object[] arguments) throws JMSException {
        switch (method) {
            case "createQueue" -> missing.remove(arguments[0].toString());
            case "deleteQueue" -> {
                if (deletionsFail) {
                    throw away();
                }
                asked.add("delete " + arguments[0].toString().replaceAll("-.*", ""));
            }
            case "queueExists" -> {
                return !missing.contains(arguments[0].toString());
            }
            default -> {
                return null;
            }
        }
        return null;
    }

    private List<ReceivedMessage> receive(Duration wait, Cancellation cancellation) {
        List<ReceivedMessage> got = new ArrayList<>();
        await().pollInterval(Duration.ofMillis(5)).atMost(wait.plusSeconds(30)).until(() -> {
            ReceivedMessage next = waiting.poll();
            if (next != null) {
                got.add(next);
            }
            return next != null || wait.isZero() || cancellation.isCancelled();
        });
        return got;
    }

    private void renew() throws InterruptedException {
        mostRenewing.accumulateAndGet(renewing.incrementAndGet(), Math::max);
        if (renewalsHang) {
            renewalsMayEnd.await();
        }
        renewing.decrementAndGet();
    }

    private void put() {
        Instant now = Instant.now();
        String id = "m" + now.toEpochMilli();
        waiting.add(
                new ReceivedMessage(new MessageId(id), new ReceiptHandle(id), "text", now, now, now.plus(LEASE), 1));
    }

    private static ServiceUnreachedException away() {
        return new ServiceUnreachedException("no answer", "unreached");
    }

    private interface Script {
        @Nullable
        Object answer(String method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Script script) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> script.answer(method.getName(), arguments)));
    }

    @Test
    void aMessageWhoseListenerEndedByAnErrorComesAgain() throws Exception {
        // given
        Session session = session("", Session.AUTO_ACKNOWLEDGE);
        AtomicInteger shown = new AtomicInteger();
        session.createConsumer(session.createQueue("orders")).setMessageListener(message -> {
            if (shown.incrementAndGet() == 1) {
                throw new AssertionError("a listener's own");
            }
        });

        // when
        put();

        // then
        await().until(() -> shown.get() == 2);
    }

    @Test
    void aMessageWhoseStrictAcknowledgementFailedIsNotKept() throws Exception {
        // given
        Session session = session("?strictAcknowledge=true", Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue("orders"));
        put();
        deletionsFail = true;

        // when
        assertThatThrownBy(() -> consumer.receive(10_000)).isInstanceOf(JMSException.class);

        // then
        assertThat(connection.messagesInFlight()).isZero();
    }

    @Test
    void aTemporaryQueueThatCouldNotBeDeletedIsDeletedWithTheNextAttempt() throws Exception {
        // given
        Session session = session("", Session.AUTO_ACKNOWLEDGE);
        TemporaryQueue queue = session.createTemporaryQueue();
        deletionsFail = true;
        assertThatThrownBy(queue::delete).isInstanceOf(JMSException.class);
        deletionsFail = false;

        // when
        queue.delete();

        // then
        assertThat(asked).containsExactly("delete tmpq");
    }

    @Test
    void leasesAreRenewedByOneThreadAtATime() throws Exception {
        // given
        Session session = session("", Session.CLIENT_ACKNOWLEDGE);
        for (String queue : new String[] {"a", "b", "c"}) {
            put();
            assertThat(session.createConsumer(session.createQueue(queue)).receive(10_000))
                    .isNotNull();
        }
        renewalsHang = true;

        // when
        await().until(() -> renewing.get() > 0);

        // then: the next rounds find the first one at it
        await().during(Duration.ofMillis(1_600)).until(() -> mostRenewing.get() == 1);
    }

    @Test
    void aCommitMakesAQueueThatWasDeletedAfterItWasSeen() throws Exception {
        // given
        Session session = session("", Session.SESSION_TRANSACTED);
        MessageProducer producer = session.createProducer(session.createQueue("orders"));
        sendTwo(session, producer);
        session.commit();

        // when
        missing.add("orders");
        sendTwo(session, producer);
        session.commit();

        // then
        assertThat(missing).isEmpty();
    }

    private static void sendTwo(Session session, MessageProducer producer) throws JMSException {
        producer.send(session.createTextMessage("one"));
        producer.send(session.createTextMessage("two"));
    }
}
