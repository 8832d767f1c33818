package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.opencmq.benchmarks.peer.Peer;

/**
 * So many listeners on one queue to which nobody sends: requests, processor time of both sides, threads of the client. A
 * whole number of minutes once they have settled, or the bench's span where that is shorter than a second.
 */
record IdleConsumers(int consumers) implements Scenario {

    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Override
    public String key() {
        return "idle-" + consumers;
    }

    @Override
    public String title() {
        return consumers + " idle consumers of one queue";
    }

    @Override
    public Set<Peer.Feature> needs() {
        return Set.of(Peer.Feature.PROMPT_CLOSE);
    }

    @Override
    public boolean once() {
        return true;
    }

    @Override
    public Reading run(Bench bench) throws Exception {
        boolean smoke = bench.span().compareTo(Duration.ofSeconds(1)) < 0;
        Duration span = smoke ? bench.span() : MINUTE;
        bench.client().create(bench.queue());
        int before = Thread.activeCount();
        try (Connection connection = bench.connect()) {
            new Counting(Long.MAX_VALUE).listen(bench, connection, consumers);
            pause(smoke ? bench.span() : SETTLE);
            int threads = Thread.activeCount() - before;
            OptionalLong requests = bench.client().requests();
            Duration processor = processor(bench);
            pause(span);
            double minutes = span.toNanos() / (double) MINUTE.toNanos();
            Reading reading = new Reading(
                    0,
                    Map.of(
                            Quantity.THREADS,
                            (double) threads,
                            Quantity.PROCESSOR_MILLIS_A_MINUTE,
                            processor(bench).minus(processor).toMillis() / minutes));
            OptionalLong after = bench.client().requests();
            return requests.isPresent() && after.isPresent()
                    ? reading.with(Quantity.REQUESTS_A_MINUTE, (after.getAsLong() - requests.getAsLong()) / minutes)
                    : reading;
        } finally {
            bench.client().discard(bench.queue());
        }
    }

    private static Duration processor(Bench bench) {
        return Stopwatch.processorTime(ProcessHandle.current()).plus(Stopwatch.processorTime(bench.server()));
    }

    private static void pause(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
