package org.opencmq.benchmarks.scenario;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Takes time, the processor time of both processes and the server's requests between two moments. Used by one thread. */
final class Stopwatch {

    private final Bench bench;
    private final OptionalLong requests;
    private final Duration client;
    private final Duration server;
    private final long start;

    private Stopwatch(Bench bench) throws Exception {
        this.bench = bench;
        this.requests = bench.client().requests();
        this.client = processorTime(ProcessHandle.current());
        this.server = processorTime(bench.server());
        this.start = System.nanoTime();
    }

    static Stopwatch start(Bench bench) throws Exception {
        return new Stopwatch(bench);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** What so many messages, up to now, took. */
    Reading stop(long messages) throws Exception {
        return stop(messages, elapsed());
    }

    /** The same where the time ended before now. */
    Reading stop(long messages, Duration elapsed) throws Exception {
        long count = Math.max(1, messages);
        Map<Quantity, Double> values = new EnumMap<>(Quantity.class);
        values.put(Quantity.RATE, messages / (elapsed.toNanos() / 1e9));
        values.put(Quantity.CLIENT_MICROS, micros(client, ProcessHandle.current()) / count);
        values.put(Quantity.SERVER_MICROS, micros(server, bench.server()) / count);
        OptionalLong after = bench.client().requests();
        if (requests.isPresent() && after.isPresent()) {
            values.put(Quantity.REQUESTS, (double) (after.getAsLong() - requests.getAsLong()) / count);
        }
        return new Reading(messages, values);
    }

    private static double micros(Duration before, ProcessHandle process) {
        return processorTime(process).minus(before).toNanos() / 1e3;
    }

    static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
