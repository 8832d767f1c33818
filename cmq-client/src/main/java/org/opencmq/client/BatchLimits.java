package org.opencmq.client;

/**
 * How much fits into one request.
 *
 * @param entries most messages or handles
 * @param bytes most bytes of them together
 * @param encoded whether bytes count as they stand in the form (plain CMQ limits the request) or as UTF-8
 */
record BatchLimits(int entries, long bytes, boolean encoded) {

    /** What CMQ documents: 16 entries, 1 MB of request. A little is left for the other parameters. */
    static final BatchLimits PLAIN = new BatchLimits(16, (1 << 20) - 4096, true);

    /** The size of an entry, in the measure of this limit. */
    long size(Slot<?, ?> slot) {
        return encoded ? slot.encodedBytes() : slot.bytes();
    }
}
