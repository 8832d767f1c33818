package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import java.util.Set;
import org.opencmq.benchmarks.peer.Peer;

/** One thread sends with a completion listener, at most a thousand messages under way. */
record AsynchronousSender() implements Scenario {

    @Override
    public String key() {
        return "send-async";
    }

    @Override
    public String title() {
        return "asynchronous sender (CompletionListener)";
    }

    @Override
    public Set<Peer.Feature> needs() {
        return Set.of(Peer.Feature.COMPLETION_LISTENER);
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        try (Connection connection = bench.connect()) {
            Stopwatch watch = Stopwatch.start(bench);
            long sent = new SendWindow(bench, connection)
                    .send(System.nanoTime() + bench.span().toNanos());
            return watch.stop(sent);
        } finally {
            bench.client().discard(bench.queue());
        }
    }
}
