package org.opencmq.server.action;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.QueueKey;

/**
 * The receives under way that their callers may cancel by name. A cancellation that overtakes its receive is remembered for a
 * while, so that the receive does not wait when it comes. Owner of both; safe from any thread; cancels outside of its lock.
 */
public final class NamedReceives {

    private static final long KEPT_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MOST_REMEMBERED = 10_000;

    private final LongSupplier nanoTime;
    private final Map<Name, Cancel> waiting = new HashMap<>();

    /** Cancellations whose receive was not there, with the time they came; the oldest first. */
    private final Map<Name, Long> early = new LinkedHashMap<>();

    /** What a caller calls a receive of one of its queues. */
    record Name(QueueKey queue, String receiveId) {}

    /**
     * Knows none.
     *
     * @param nanoTime tells how time passes, as {@link System#nanoTime()} does
     */
    public NamedReceives(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** A receive began; it is cancelled at once when its cancellation came first. */
    void begin(Name name, Cancel cancel) {
        boolean cancelled;
        synchronized (this) {
            forgetOld();
            cancelled = early.remove(name) != null;
            if (!cancelled) {
                waiting.put(name, cancel);
            }
        }
        if (cancelled) {
            cancel.cancel();
        }
    }

    /** A receive has its answer. */
    synchronized void end(Name name) {
        waiting.remove(name);
    }

    /** Ends the wait of a receive, or of the one that is still to come by that name. */
    void cancel(Name name) {
        Cancel cancel;
        synchronized (this) {
            cancel = waiting.remove(name);
            if (cancel == null) {
                forgetOld();
                early.put(name, nanoTime.getAsLong());
            }
        }
        if (cancel != null) {
            cancel.cancel();
        }
    }

    /** How many receives are under way. */
    synchronized int size() {
        return waiting.size();
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        Iterator<Long> oldest = early.values().iterator();
        while (oldest.hasNext() && (now - oldest.next() > KEPT_NANOS || early.size() >= MOST_REMEMBERED)) {
            oldest.remove();
        }
    }
}
