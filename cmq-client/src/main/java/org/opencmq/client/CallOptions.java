package org.opencmq.client;

import java.time.Duration;
import java.util.Optional;

/**
 * What is special about one call.
 *
 * @param extraReadTimeout how long the service may hold the request on purpose, the wait of a long poll; zero for none, at
 *     most one hour
 * @param cancellation ends the call early; empty when nobody will
 * @param timeLimit most time of the call with all its attempts; empty for the one of the {@link RetryPolicy}
 */
public record CallOptions(
        Duration extraReadTimeout, Optional<Cancellation> cancellation, Optional<Duration> timeLimit) {

    /** Nothing special. */
    public static final CallOptions NONE = new CallOptions(Duration.ZERO, Optional.empty(), Optional.empty());

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the value that is out of its range
     */
    public CallOptions {
        Range.check("extraReadTimeout", extraReadTimeout, Duration.ZERO, Duration.ofHours(1));
        timeLimit.ifPresent(limit -> Range.check("timeLimit", limit, Duration.ofMillis(1), Duration.ofHours(24)));
    }

    /** Options of a long poll. */
    public static CallOptions longPoll(Duration wait, Cancellation cancellation) {
        return new CallOptions(wait, Optional.of(cancellation), Optional.empty());
    }

    /** Options of a call that another thread may end. */
    public static CallOptions cancelledBy(Cancellation cancellation) {
        return NONE.withCancellation(cancellation);
    }

    /** The same with a switch that ends the call. */
    public CallOptions withCancellation(Cancellation value) {
        return new CallOptions(extraReadTimeout, Optional.of(value), timeLimit);
    }

    /** The same with a limit on the whole call. */
    public CallOptions withTimeLimit(Duration value) {
        return new CallOptions(extraReadTimeout, cancellation, Optional.of(value));
    }

    boolean isCancelled() {
        return cancellation.isPresent() && cancellation.get().isCancelled();
    }
}
