package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * So many messages a second from a synchronous sender to a listener: how long each took from the moment it was due, so that
 * a sender that is held up does not hide it.
 */
record PacedLatency(int perSecond) implements Scenario {

    private static final int DUE_DIGITS = 20;

    @Override
    public String key() {
        return "paced-" + perSecond;
    }

    @Override
    public String title() {
        return "time to the listener at " + perSecond + " messages/s";
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        try (Connection sending = bench.connect();
                Connection receiving = bench.connect()) {
            Session listening = receiving.createSession(Session.AUTO_ACKNOWLEDGE);
            listening
                    .createConsumer(listening.createQueue(bench.queue()))
                    .setMessageListener(message -> times.add(System.nanoTime() - due((TextMessage) message)));
            Session session = sending.createSession(Session.AUTO_ACKNOWLEDGE);
            MessageProducer producer = session.createProducer(session.createQueue(bench.queue()));
            producer.send(session.createTextMessage(text(System.nanoTime()))); // makes queue and connections
            await(times, 1);
            times.clear();
            long count = Math.max(1, 2L * perSecond * bench.span().toMillis() / 1_000);
            Stopwatch watch = Stopwatch.start(bench);
            long start = System.nanoTime();
            for (long i = 0; i < count; i++) {
                long due = start + i * 1_000_000_000L / perSecond;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                producer.send(session.createTextMessage(text(due)));
            }
            await(times, count);
            Reading reading = watch.stop(count);
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            return reading.with(Quantity.LATENCY_P50, sorted[sorted.length / 2] / 1e6)
                    .with(Quantity.LATENCY_P99, sorted[sorted.length * 99 / 100] / 1e6);
        } finally {
            bench.client().discard(bench.queue());
        }
    }

    private static void await(Queue<Long> times, long count) throws InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (times.size() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(times.size() + " of " + count + " messages arrived");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static String text(long due) {
        String digits = Long.toString(due);
        return " ".repeat(DUE_DIGITS - digits.length()) + digits + Bench.TEXT.substring(DUE_DIGITS);
    }

    private static long due(TextMessage message) {
        try {
            return Long.parseLong(message.getText().substring(0, DUE_DIGITS).trim());
        } catch (JMSException e) {
            throw new IllegalStateException("the text is unreadable", e);
        }
    }
}
