package org.opencmq.server.rocksdb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.StoreException;

/**
 * What waits for the writer thread. Its monitor owns the list and the sum of its bytes. Once as many bytes wait as are
 * allowed, {@link #put} makes its caller wait: that is the back-pressure of a disk slower than its senders, and bounds the
 * heap. The writer never waits for a caller, so the wait always ends.
 */
final class WriteQueue {

    /** One call of {@code write}. */
    record Write(List<Change> changes, boolean durable, long bytes, CompletableFuture<Void> done) {}

    private final long maxBytes;
    private List<Write> waiting = new ArrayList<>();
    private long waitingBytes;
    private boolean closed;
    private @Nullable StoreException failure;

    WriteQueue(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Hands a write over; waits while too many bytes wait.
     *
     * @throws StoreException when the store failed or is closed; the write was not taken
     */
    synchronized void put(Write write) throws StoreException {
        boolean interrupted = false;
        while (waitingBytes > 0 && waitingBytes + write.bytes() > maxBytes && !closed && failure == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // a write must not be lost by an interrupt that is meant for somebody else
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new StoreException("the store failed before: " + failure.getMessage(), failure);
        }
        if (closed) {
            throw new StoreException("the store is closed");
        }
        waiting.add(write);
        waitingBytes += write.bytes();
        notifyAll();
    }

    /**
     * Everything that waits, in order; blocks until there is something.
     *
     * @param patienceMillis answer an empty list after so long; 0 waits without end
     * @return null when the queue is closed and nothing waits
     */
    synchronized @Nullable List<Write> takeAll(long patienceMillis) {
        long end = System.nanoTime() + patienceMillis * 1_000_000;
        while (waiting.isEmpty()) {
            if (closed) {
                return null;
            }
            long left = (end - System.nanoTime() + 999_999) / 1_000_000;
            if (patienceMillis > 0 && left <= 0) {
                return List.of();
            }
            try {
                wait(patienceMillis > 0 ? left : 0);
            } catch (InterruptedException e) {
                closed = true; // only this module has the thread; somebody ends the program
            }
        }
        List<Write> taken = waiting;
        waiting = new ArrayList<>(Math.min(taken.size() * 2, 1024));
        waitingBytes = 0;
        notifyAll();
        return taken;
    }

    /** How many bytes wait. */
    synchronized long bytes() {
        return waitingBytes;
    }

    /** Refuses writes from now on with this failure; answers what waited. */
    synchronized List<Write> fail(StoreException cause) {
        failure = cause;
        List<Write> left = waiting;
        waiting = new ArrayList<>();
        waitingBytes = 0;
        notifyAll();
        return left;
    }

    /** Refuses writes from now on; what waits is still taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
