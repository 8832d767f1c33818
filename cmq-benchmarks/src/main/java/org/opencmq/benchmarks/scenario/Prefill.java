package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import org.opencmq.benchmarks.peer.Peer;

/** Fills a queue as fast as the peer can: in transactions where it has them, else by eight senders. */
final class Prefill {

    private static final int A_SECOND = 40_000;
    private static final int IN_A_TRANSACTION = 100;
    private static final int SENDERS = 8;
    private static final int PATIENCE = 3;

    private Prefill() {}

    /** Messages for the bench's span at 40,000 a second, or what was possible in three times the span. */
    static long fill(Bench bench) throws Exception {
        long wanted = A_SECOND * bench.span().toMillis() / 1_000;
        long deadline = System.nanoTime() + bench.span().multipliedBy(PATIENCE).toNanos();
        boolean transacted = bench.peer().features().contains(Peer.Feature.TRANSACTIONS);
        int senders = transacted ? 1 : SENDERS;
        try (Connection connection = bench.connect()) {
            return Load.run(senders, number -> {
                try (Session session =
                        connection.createSession(transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE)) {
                    MessageProducer producer = session.createProducer(session.createQueue(bench.queue()));
                    long sent = 0;
                    do {
                        producer.send(Bench.message(session));
                        sent++;
                        if (transacted && sent % IN_A_TRANSACTION == 0) {
                            session.commit();
                        }
                    } while (sent < wanted / senders && System.nanoTime() < deadline);
                    if (transacted) {
                        session.commit();
                    }
                    return sent;
                }
            });
        }
    }
}
