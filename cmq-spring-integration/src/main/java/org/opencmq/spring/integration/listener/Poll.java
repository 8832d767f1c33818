package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.opencmq.client.Cancellation;

/**
 * One receive under way. It is not cut off in its first moments: when messages are there its answer is on the way, and messages
 * of an answer that nobody reads stay leased. Safe for all threads.
 */
public final class Poll {

    private static final Duration GRACE = Duration.ofMillis(500);

    private final Cancellation cancellation = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final long begun = System.nanoTime();

    /** Begins now. */
    public Poll() {}

    /** By which it is cut off. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Its answer is there, or will not come. */
    public void end() {
        ended.countDown();
    }

    /** Ends it: waits for the answer half a second after its beginning, then cuts it off. */
    public void finish() {
        long left = GRACE.toNanos() - (System.nanoTime() - begun);
        try {
            if (!ended.await(Math.max(0, left), TimeUnit.NANOSECONDS)) {
                cancellation.cancel();
            }
        } catch (InterruptedException e) {
            cancellation.cancel();
            Thread.currentThread().interrupt();
        }
    }
}
