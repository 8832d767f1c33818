package org.opencmq.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;

/**
 * Breaks a request off when its time is over while it is still being written, which no timeout of a socket bounds: a
 * service that takes connections and reads nothing would keep the caller for ever. Waits on the virtual machine's own timer;
 * small requests, which a socket takes at once, need none.
 */
final class TimeLimit implements AutoCloseable {

    /** What the buffers of a new connection take without the other side's help on any system. */
    private static final int SMALL = 8 << 10;

    private static final TimeLimit NONE = new TimeLimit(CompletableFuture.completedFuture(null));

    private final CompletableFuture<Void> over;

    private TimeLimit(CompletableFuture<Void> over) {
        this.over = over;
    }

    /** A limit for a request with so many bytes. */
    static TimeLimit of(HttpPost request, int bytes, long nanos) {
        if (bytes <= SMALL) {
            return NONE;
        }
        CompletableFuture<Void> over = new CompletableFuture<Void>().orTimeout(nanos, TimeUnit.NANOSECONDS);
        var unused = over.whenComplete((nothing, late) -> {
            if (late != null) {
                request.cancel();
            }
        });
        return new TimeLimit(over);
    }

    /** Whether the request was broken off. */
    boolean isOver() {
        return over.isCompletedExceptionally();
    }

    /** The request is over, and the timer with it. */
    @Override
    public void close() {
        over.complete(null);
    }
}
