package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.Set;
import org.opencmq.benchmarks.peer.Peer;

/** One thread sends in transactions of so many messages. */
record TransactedSender(int inTransaction) implements Scenario {

    @Override
    public String key() {
        return "send-transacted-" + inTransaction;
    }

    @Override
    public String title() {
        return "transacted, " + inTransaction + " a commit";
    }

    @Override
    public Set<Peer.Feature> needs() {
        return Set.of(Peer.Feature.TRANSACTIONS);
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        try (Connection connection = bench.connect();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            MessageProducer producer = session.createProducer(session.createQueue(bench.queue()));
            Stopwatch watch = Stopwatch.start(bench);
            long deadline = System.nanoTime() + bench.span().toNanos();
            long sent = 0;
            do {
                for (int i = 0; i < inTransaction; i++) {
                    producer.send(Bench.message(session));
                }
                session.commit();
                sent += inTransaction;
            } while (System.nanoTime() < deadline);
            return watch.stop(sent);
        } finally {
            bench.client().discard(bench.queue());
        }
    }
}
