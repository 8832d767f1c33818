package org.opencmq.server.engine.local;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work for another thread, which is done by the caller when there is none to be had, and by one of them only. */
final class HandOver implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private final Runnable work;
    private final AtomicBoolean taken = new AtomicBoolean();

    private HandOver(Runnable work) {
        this.work = work;
    }

    /** Whether the executor does the work; if not, it never will, and the caller has to. */
    static boolean of(Runnable work, Executor executor) {
        HandOver handOver = new HandOver(work);
        try {
            executor.execute(handOver);
            return true;
        } catch (
                OutOfMemoryError e) { // that is what a thread which cannot be started ends with; the work may be queued
            LastWords.say(() -> LOG.warn("no thread is to be had, its caller does the work: {}", e.getMessage()));
            return !handOver.taken.compareAndSet(false, true);
        }
    }

    @Override
    public void run() {
        if (taken.compareAndSet(false, true)) {
            work.run();
        }
    }
}
