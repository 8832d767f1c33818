package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;

/** One thread receives what lies in a queue, and the session acknowledges by itself; closing it, which flushes, counts. */
record AutoConsumer() implements Scenario {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final int LONGEST = 2;

    @Override
    public String key() {
        return "receive-1";
    }

    @Override
    public String title() {
        return "one AUTO consumer, prefilled queue";
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        try {
            long there = Prefill.fill(bench);
            try (Connection connection = bench.connect()) {
                Stopwatch watch = Stopwatch.start(bench);
                long deadline =
                        System.nanoTime() + bench.span().multipliedBy(LONGEST).toNanos();
                return watch.stop(receive(bench, connection, there, deadline));
            }
        } finally {
            bench.client().discard(bench.queue());
        }
    }

    private static long receive(Bench bench, Connection connection, long there, long deadline) throws Exception {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            MessageConsumer consumer = session.createConsumer(session.createQueue(bench.queue()));
            long received = 0;
            do {
                if (consumer.receive(PATIENCE_MILLIS) == null) {
                    throw new IllegalStateException("the queue ended after " + received + " of " + there);
                }
                received++;
            } while (received < there && System.nanoTime() < deadline);
            return received;
        }
    }
}
