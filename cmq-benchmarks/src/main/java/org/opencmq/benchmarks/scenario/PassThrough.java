package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import java.time.Duration;
import java.util.Set;
import org.opencmq.benchmarks.peer.Peer;

/** An asynchronous sender and so many listeners at once, until all has arrived: the load by which requests are counted. */
record PassThrough(int listeners) implements Scenario {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public String key() {
        return "through-" + listeners;
    }

    @Override
    public String title() {
        return "asynchronous sender + " + listeners + " listeners";
    }

    @Override
    public Set<Peer.Feature> needs() {
        return Set.of(Peer.Feature.COMPLETION_LISTENER);
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        try {
            Counting counting = new Counting(Long.MAX_VALUE);
            Stopwatch watch = Stopwatch.start(bench);
            try (Connection sending = bench.connect();
                    Connection receiving = bench.connect()) {
                counting.listen(bench, receiving, listeners);
                long sent = new SendWindow(bench, sending)
                        .send(System.nanoTime() + bench.span().toNanos());
                long deadline = System.nanoTime() + PATIENCE.toNanos();
                while (counting.received() < sent && System.nanoTime() < deadline) {
                    counting.await(Duration.ofMillis(1));
                }
                if (counting.received() < sent) {
                    throw new IllegalStateException(counting.received() + " of " + sent + " messages arrived");
                }
            }
            return watch.stop(counting.received());
        } finally {
            bench.client().discard(bench.queue());
        }
    }
}
