package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;

/** So many threads, each with a session of its own, send and wait for each message. */
record SynchronousSenders(int senders) implements Scenario {

    @Override
    public String key() {
        return "send-" + senders;
    }

    @Override
    public String title() {
        return senders == 1 ? "one synchronous sender" : senders + " synchronous senders";
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        try (Connection connection = bench.connect()) {
            Stopwatch watch = Stopwatch.start(bench);
            long deadline = System.nanoTime() + bench.span().toNanos();
            long sent = Load.run(senders, number -> send(bench, connection, deadline));
            return watch.stop(sent);
        } finally {
            bench.client().discard(bench.queue());
        }
    }

    static long send(Bench bench, Connection connection, long deadline) throws Exception {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            MessageProducer producer = session.createProducer(session.createQueue(bench.queue()));
            long sent = 0;
            do {
                producer.send(Bench.message(session));
                sent++;
            } while (System.nanoTime() < deadline);
            return sent;
        }
    }
}
