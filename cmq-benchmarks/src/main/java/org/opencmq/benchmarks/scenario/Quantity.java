package org.opencmq.benchmarks.scenario;

/** What a reading says, and how a table shows it. */
public enum Quantity {
    RATE("messages/s", true),
    LATENCY_P50("p50, ms", false),
    LATENCY_P99("p99, ms", false),
    CLIENT_MICROS("client, µs", false),
    SERVER_MICROS("server, µs", false),
    REQUESTS("requests a message", false),
    REQUESTS_A_MINUTE("requests a minute", false),
    PROCESSOR_MILLIS_A_MINUTE("processor time, ms a minute", false),
    THREADS("threads", false);

    private final String unit;
    private final boolean moreIsBetter;

    Quantity(String unit, boolean moreIsBetter) {
        this.unit = unit;
        this.moreIsBetter = moreIsBetter;
    }

    /** Name and unit in a few words. */
    public String unit() {
        return unit;
    }

    /** Whether a larger value is the better one. */
    public boolean moreIsBetter() {
        return moreIsBetter;
    }
}
