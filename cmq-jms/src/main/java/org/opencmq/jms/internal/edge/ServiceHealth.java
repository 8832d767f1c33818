package org.opencmq.jms.internal.edge;

import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CallListener;
import org.opencmq.client.CallOutcome;
import org.opencmq.client.CallReport;
import org.opencmq.client.CmqUnreachedException;

/**
 * Finds out that a service is away while calls are still being repeated, long before the first of them gives up: when
 * attempts have gone without an answer for {@link #PATIENCE} and no call got one. Owner of that question for one edge; tells
 * all watchers of an outage once, and once of its end. Safe for all threads; watchers are called on the thread of the call
 * that told, outside of the lock.
 */
public final class ServiceHealth implements CallListener {

    /** How long attempts go unanswered before it is an outage. A restart of a server on one machine is shorter. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Who wants to know; quick, throws nothing. */
    public interface Watcher {

        /** The service has not answered for a while. */
        void away(JMSException reason);

        /** The service answers again. */
        void back();
    }

    private final LongSupplier nanoTime;
    private final Set<Watcher> watchers = ConcurrentHashMap.newKeySet();
    private final Object lock = new Object();
    private @Nullable Long silentSince;
    private boolean isTold;

    /** Answering, as far as anybody knows. */
    public ServiceHealth(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Tells somebody from now on. */
    public void add(Watcher watcher) {
        watchers.add(watcher);
    }

    /** Ends {@link #add}. */
    public void remove(Watcher watcher) {
        watchers.remove(watcher);
    }

    @Override
    public void unanswered(CmqUnreachedException failure) {
        silent(() -> ClientFailures.translate(failure));
    }

    void silent(Supplier<JMSException> reason) {
        long now = nanoTime.getAsLong();
        synchronized (lock) {
            Long since = silentSince;
            if (since == null) {
                silentSince = now;
                return;
            }
            if (isTold || now - since < PATIENCE.toNanos()) {
                return;
            }
            isTold = true;
        }
        JMSException told = reason.get();
        watchers.forEach(watcher -> watcher.away(told));
    }

    @Override
    public void called(CallReport report) {
        if (report.outcome() != CallOutcome.SUCCEEDED && report.outcome() != CallOutcome.REFUSED) {
            return;
        }
        boolean wasTold;
        synchronized (lock) {
            wasTold = isTold;
            isTold = false;
            silentSince = null;
        }
        if (wasTold) {
            watchers.forEach(Watcher::back);
        }
    }
}
