package org.opencmq.jms.config;

import java.time.Duration;

/**
 * How messages are fetched.
 *
 * @param pollingWait the longest wait of one poll, whole seconds, 1 to 30
 * @param maxBatch most messages to fetch with one request, 1 to 256; a server that takes fewer (plain CMQ: 16) decides
 * @param maxParallelPolls how many polls of one queue may run at once while full batches keep coming, 1 to 64
 * @param idleRelease how long fetched messages wait for a consumer before they are given back, above zero
 */
public record ReceivePolicy(Duration pollingWait, int maxBatch, int maxParallelPolls, Duration idleRelease) {

    /** Polls of 20 s, batches of up to 256, up to 4 polls, back after a quarter of a second. */
    public static final ReceivePolicy STANDARD =
            new ReceivePolicy(Duration.ofSeconds(20), 256, 4, Duration.ofMillis(250));

    /** Checks the ranges. */
    public ReceivePolicy {
        Ranges.wholeSeconds("receive.pollingWait", pollingWait, 1, 30);
        Ranges.between("receive.maxBatch", maxBatch, 1, 256);
        Ranges.between("receive.maxParallelPolls", maxParallelPolls, 1, 64);
        Ranges.positive("receive.idleRelease", idleRelease);
    }
}
