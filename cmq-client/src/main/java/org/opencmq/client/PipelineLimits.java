package org.opencmq.client;

/**
 * How much a pipeline of one destination may do and hold.
 *
 * @param parallelRequests most requests in flight at once, 1 to 64. A second one starts only when a full batch is waiting, so
 *     a light load never needs more requests than it must
 * @param waitingEntries most entries waiting or in flight, 1 to 10,000,000; one more is refused
 * @param waitingBytes most bytes of them, 1 KiB to 16 GiB; one entry is always allowed, whatever its size
 */
public record PipelineLimits(int parallelRequests, int waitingEntries, long waitingBytes) {

    /** Four requests, 10,000 entries, 64 MiB. */
    public static final PipelineLimits DEFAULT = new PipelineLimits(4, 10_000, 64L << 20);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the value that is out of its range
     */
    public PipelineLimits {
        Range.check("pipeline.parallelRequests", parallelRequests, 1, 64);
        Range.check("pipeline.waitingEntries", waitingEntries, 1, 10_000_000);
        Range.check("pipeline.waitingBytes", waitingBytes, 1024, 16L << 30);
    }
}
