package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Work between one poller and its workers, and whether they may go on: each piece is one message, or one batch. Owner of its
 * lock, which is held for moments only.
 */
final class WorkBuffer {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<List<Lease>> pieces = new ArrayDeque<>();
    private boolean paused;
    private boolean closed;
    private int waiting;
    private int working;

    /** Waits until a worker has nothing ahead of it; false when closed. */
    boolean awaitDemand() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed && (paused || pieces.size() >= Math.max(1, waiting))) {
                changed.await();
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Puts work there; false when nobody will do it, because of a pause or the end. */
    boolean put(List<List<Lease>> work) {
        lock.lock();
        try {
            if (closed || paused) {
                return false;
            }
            pieces.addAll(work);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for work; empty when closed. The worker says {@link #done()} afterwards. */
    List<Lease> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            waiting++;
            changed.signalAll();
            while (!closed && pieces.isEmpty()) {
                changed.await();
            }
            List<Lease> piece = pieces.poll();
            if (piece == null) {
                return List.of();
            }
            working++;
            return piece;
        } finally {
            waiting--;
            lock.unlock();
        }
    }

    void done() {
        lock.lock();
        try {
            working--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Lets nothing further through; answers what waits. */
    List<Lease> pause() {
        lock.lock();
        try {
            paused = true;
            return drained();
        } finally {
            lock.unlock();
        }
    }

    void resume() {
        lock.lock();
        try {
            paused = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; answers what waits. */
    List<Lease> close() {
        lock.lock();
        try {
            closed = true;
            return drained();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Whether work may be put there. */
    boolean isOpenForWork() {
        lock.lock();
        try {
            return !closed && !paused;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for that long, or less when it is closed. */
    void awaitClosed(Duration limit) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = limit.toNanos();
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Lease> drained() {
        List<Lease> left = new ArrayList<>();
        pieces.forEach(left::addAll);
        pieces.clear();
        changed.signalAll();
        return left;
    }

    int working() {
        lock.lock();
        try {
            return working;
        } finally {
            lock.unlock();
        }
    }
}
