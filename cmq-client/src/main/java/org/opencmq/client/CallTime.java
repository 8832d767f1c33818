package org.opencmq.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as the exchanges see it, so that tests can make an hour pass at once. */
interface CallTime {

    /** The time of day, for the request's {@code Timestamp}. */
    Instant now();

    /** Nanoseconds since some moment, for measuring. */
    long nanoTime();

    /** Waits that long, or until the call is cancelled; the caller looks which. */
    void pause(Duration pause, CallOptions options) throws InterruptedException;

    /** The real one. */
    static CallTime of(Clock clock) {
        return new CallTime() {

            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            @SuppressWarnings("ReturnValueIgnored") // both ends of the wait are fine; the caller looks which it was
            public void pause(Duration pause, CallOptions options) throws InterruptedException {
                CountDownLatch over = new CountDownLatch(1);
                Cancellation cancellation = options.cancellation().orElseGet(Cancellation::new);
                Cancellation.Registration registration = cancellation.onCancel(over::countDown);
                try {
                    over.await(pause.toNanos(), TimeUnit.NANOSECONDS);
                } finally {
                    registration.close();
                }
            }
        };
    }
}
