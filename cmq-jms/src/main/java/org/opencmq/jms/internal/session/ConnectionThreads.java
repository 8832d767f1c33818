package org.opencmq.jms.internal.session;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of a connection and their owner: workers that may block, one timer that must not, and one that calls the
 * exception listener. All are daemons and carry the beginning of the connection's identifier.
 */
final class ConnectionThreads implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionThreads.class);

    /** Cancelled polls end at once; a service that does not answer must not hold up a close, as their leases end anyway. */
    private static final long LAST_REQUESTS_SECONDS = 2;

    private final String connectionId;
    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService notifier;

    ConnectionThreads(String connectionId) {
        this.connectionId = connectionId;
        String mark = connectionId.substring(0, 6);
        workers = Executors.newCachedThreadPool(new NamedThreads("poll-" + mark));
        timer = new ScheduledThreadPoolExecutor(1, new NamedThreads("timer-" + mark));
        timer.setRemoveOnCancelPolicy(true);
        notifier = Executors.newSingleThreadExecutor(new NamedThreads("exceptions-" + mark));
    }

    ExecutorService workers() {
        return workers;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    ExecutorService notifier() {
        return notifier;
    }

    /** Does something on a worker again and again until closed, with a pause before each time, once at a time. */
    void repeat(Runnable work, long pauseMillis) {
        AtomicBoolean busy = new AtomicBoolean();
        Runnable once = () -> {
            try {
                work.run();
            } finally {
                busy.set(false);
            }
        };
        Runnable handOver = () -> {
            if (busy.getAndSet(true)) {
                return; // a service that does not answer makes it take long
            }
            try {
                workers.execute(once);
            } catch (RejectedExecutionException e) {
                busy.set(false);
                LOG.debug("no house keeping on a closing connection connection={}", connectionId, e);
            } catch (OutOfMemoryError e) { // which is what a thread that cannot be started ends with
                busy.set(false);
                LOG.warn("no thread for house keeping connection={} reason={}", connectionId, e.getMessage());
            }
        };
        var unused = timer.scheduleWithFixedDelay(handOver, pauseMillis, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Ends them; waits a moment for requests that are under way. */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdown();
        notifier.shutdown();
        try {
            // Cancelled polls end at once; what they may still have brought is given back by them.
            if (!workers.awaitTermination(LAST_REQUESTS_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("requests were still under way when the connection closed connection={}", connectionId);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
