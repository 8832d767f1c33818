package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Listeners of one connection, each with a session of its own, that count what comes. */
final class Counting implements MessageListener {

    private static final int PATIENCE_SECONDS = 30;

    private final AtomicLong received = new AtomicLong();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);
    private final long wanted;

    /** Counts until so many came. */
    Counting(long wanted) {
        this.wanted = wanted;
    }

    void listen(Bench bench, Connection connection, int listeners) throws JMSException {
        for (int i = 0; i < listeners; i++) {
            Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            session.createConsumer(session.createQueue(bench.queue())).setMessageListener(this);
        }
    }

    @Override
    public void onMessage(Message message) {
        long count = received.incrementAndGet();
        if (count == 1) {
            first.countDown();
        }
        if (count == wanted) {
            enough.countDown();
        }
    }

    long received() {
        return received.get();
    }

    /** Waits until at least one came, however slow the machine is. */
    void awaitFirst() throws InterruptedException {
        if (!first.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no message came in " + PATIENCE_SECONDS + " s");
        }
    }

    /** Waits until the wanted number came, or the time is over. */
    void await(Duration time) throws InterruptedException {
        var unused = enough.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
