package org.opencmq.server.rocksdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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

    /** Bounds the heap that one batch takes; a single write may be larger. */
    private static final long BATCH_BYTES = 4L << 20;

    /** How long a write that need not be durable waits for others to share its batch with. */
    private static final long MOMENT_NANOS = 20_000_000;

    private static final long NEVER = Long.MAX_VALUE;

    private enum Writer {
        AWAKE,
        /** Looks here by itself before long. */
        DOZING,
        ASLEEP
    }

    private final long maxBytes;
    private final Deque<Write> waiting = new ArrayDeque<>();
    private long waitingBytes;
    private int durables;
    private boolean callersWait;

    /** What the writer does, so that it is woken only when it must. */
    private Writer writer = Writer.AWAKE;

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
                callersWait = true;
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
        durables += write.durable() ? 1 : 0;
        if (writer == Writer.ASLEEP || (writer == Writer.DOZING && isDue())) {
            writer = Writer.AWAKE;
            notifyAll();
        }
    }

    /**
     * What waits, in order, and not much more than is good for one batch; blocks until there is something durable, or
     * something that has waited long enough.
     *
     * @param patient answer an empty list when nothing came for a moment; else wait without end
     * @return null when the queue is closed and nothing waits
     */
    synchronized @Nullable List<Write> take(boolean patient) {
        long until = patient ? System.nanoTime() + MOMENT_NANOS : NEVER;
        while (!isDue()) {
            if (closed) {
                return null;
            }
            if (until == NEVER && !waiting.isEmpty()) {
                until = System.nanoTime() + MOMENT_NANOS;
            }
            long millis = until == NEVER ? 0 : (until - System.nanoTime() + 999_999) / 1_000_000;
            if (until != NEVER && millis <= 0) {
                break;
            }
            writer = until == NEVER ? Writer.ASLEEP : Writer.DOZING;
            try {
                wait(millis);
            } catch (InterruptedException e) {
                closed = true; // only this module has the thread; somebody ends the program
            }
            writer = Writer.AWAKE;
        }
        return takeBatch();
    }

    private boolean isDue() {
        return durables > 0 || waitingBytes >= BATCH_BYTES || (closed && !waiting.isEmpty());
    }

    private List<Write> takeBatch() {
        List<Write> taken = new ArrayList<>(waiting.size());
        long bytes = 0;
        while (!waiting.isEmpty()
                && (taken.isEmpty() || bytes + waiting.element().bytes() <= BATCH_BYTES)) {
            Write next = waiting.remove();
            bytes += next.bytes();
            durables -= next.durable() ? 1 : 0;
            taken.add(next);
        }
        waitingBytes -= bytes;
        if (callersWait) {
            callersWait = false;
            notifyAll();
        }
        return taken;
    }

    /** How many bytes wait. */
    synchronized long bytes() {
        return waitingBytes;
    }

    /** Refuses writes from now on with this failure; answers what waited. */
    synchronized List<Write> fail(StoreException cause) {
        failure = cause;
        List<Write> left = new ArrayList<>(waiting);
        waiting.clear();
        waitingBytes = 0;
        durables = 0;
        notifyAll();
        return left;
    }

    /** Refuses writes from now on; what waits is still taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
