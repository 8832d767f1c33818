package org.opencmq.benchmarks.scenario;

/** Fills a queue and leaves it so, for a server that is to be killed. Not a row of a table. */
record Backlog() implements Scenario {

    @Override
    public String key() {
        return BACKLOG;
    }

    @Override
    public String title() {
        return "filling a queue";
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        bench.client().create(bench.queue());
        Stopwatch watch = Stopwatch.start(bench);
        return watch.stop(Prefill.fill(bench));
    }
}
