package org.opencmq.server.trace;

import java.util.Optional;

/**
 * How traces are kept.
 *
 * @param retentionDays for how many days before today files are kept, 1 to 3,650
 * @param queueSteps most steps that wait to be written, 16 to 10,000,000; more are dropped and counted
 * @param memorySteps most steps that a server without a data folder keeps, 1 to 10,000,000; older ones go
 * @param shipper takes the files of past days elsewhere; empty for nowhere
 */
public record TraceSettings(int retentionDays, int queueSteps, int memorySteps, Optional<TraceShipper> shipper) {

    /** A week, 65,536 waiting steps, 10,000 in memory, shipped nowhere. */
    public static final TraceSettings DEFAULT = new TraceSettings(7, 65_536, 10_000, Optional.empty());

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when one is left
     */
    public TraceSettings {
        check("retentionDays", retentionDays, 1, 3_650);
        check("queueSteps", queueSteps, 16, 10_000_000);
        check("memorySteps", memorySteps, 1, 10_000_000);
    }

    private static void check(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " of traces must be " + min + " to " + max + ", was " + value);
        }
    }

    /** The same with another retention. */
    public TraceSettings withRetentionDays(int days) {
        return new TraceSettings(days, queueSteps, memorySteps, shipper);
    }

    /** The same with another bound for steps that wait to be written. */
    public TraceSettings withQueueSteps(int steps) {
        return new TraceSettings(retentionDays, steps, memorySteps, shipper);
    }

    /** The same with another bound for steps kept in memory. */
    public TraceSettings withMemorySteps(int steps) {
        return new TraceSettings(retentionDays, queueSteps, steps, shipper);
    }

    /** The same with somebody who takes files of past days elsewhere. */
    public TraceSettings withShipper(TraceShipper taker) {
        return new TraceSettings(retentionDays, queueSteps, memorySteps, Optional.of(taker));
    }
}
