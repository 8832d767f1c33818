package org.opencmq.jms.config;

import java.time.Duration;

/**
 * How long the provider tries.
 *
 * @param connect to open a connection to the service
 * @param request for one answer, beyond the wait of a poll
 * @param retry for a call with all its repetitions, before it fails
 * @param close for a close to flush what is under way
 */
public record Timeouts(Duration connect, Duration request, Duration retry, Duration close) {

    /** 5 s, 15 s, 30 s, 15 s. */
    public static final Timeouts STANDARD =
            new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(30), Duration.ofSeconds(15));

    /** Checks the ranges. */
    public Timeouts {
        Ranges.positive("timeout.connect", connect);
        Ranges.positive("timeout.request", request);
        Ranges.positive("timeout.retry", retry);
        Ranges.positive("timeout.close", close);
    }
}
