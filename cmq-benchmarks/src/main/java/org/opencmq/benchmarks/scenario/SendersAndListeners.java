package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;

/** So many synchronous senders, and as many listeners of another connection; counts what arrived while they sent. */
record SendersAndListeners(int each) implements Scenario {

    @Override
    public String key() {
        return "both-" + each;
    }

    @Override
    public String title() {
        return each + " senders + " + each + " listeners";
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        try (Connection sending = bench.connect();
                Connection receiving = bench.connect()) {
            Counting counting = new Counting(Long.MAX_VALUE);
            counting.listen(bench, receiving, each);
            Stopwatch watch = Stopwatch.start(bench);
            long deadline = System.nanoTime() + bench.span().toNanos();
            Load.run(each, number -> SynchronousSenders.send(bench, sending, deadline));
            counting.awaitFirst();
            return watch.stop(counting.received());
        } finally {
            bench.client().discard(bench.queue());
        }
    }
}
