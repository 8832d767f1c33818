package org.opencmq.server.http;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Numbers requests: decimal texts of at most 17 digits, as the real service's. Starts from the clock, so that numbers do not
 * repeat after a restart. Safe from any thread.
 */
final class RequestNumbers {

    private static final long EPOCH = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();
    private static final long PER_MILLISECOND = 10_000;

    private final AtomicLong last;

    RequestNumbers(Clock clock) {
        last = new AtomicLong(Math.max(1, clock.millis() - EPOCH) * PER_MILLISECOND);
    }

    String next() {
        return Long.toString(last.incrementAndGet());
    }
}
