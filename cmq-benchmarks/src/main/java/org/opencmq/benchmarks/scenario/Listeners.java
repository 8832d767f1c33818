package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;

/** So many listeners of one connection take what lies in a queue; closing the connection, which flushes, counts. */
record Listeners(int listeners) implements Scenario {

    private static final int LONGEST = 2;

    @Override
    public String key() {
        return "listen-" + listeners;
    }

    @Override
    public String title() {
        return listeners + " listeners, prefilled queue";
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        try {
            Counting counting = new Counting(Prefill.fill(bench));
            Stopwatch watch;
            try (Connection connection = bench.client().factory().createConnection()) {
                counting.listen(bench, connection, listeners);
                watch = Stopwatch.start(bench);
                connection.start();
                counting.await(bench.span().multipliedBy(LONGEST));
                counting.awaitFirst();
            }
            return watch.stop(counting.received());
        } finally {
            bench.client().discard(bench.queue());
        }
    }
}
