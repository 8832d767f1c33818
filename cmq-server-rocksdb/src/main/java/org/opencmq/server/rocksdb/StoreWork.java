package org.opencmq.server.rocksdb;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.local.StoreException;
import org.opencmq.server.rocksdb.WriteQueue.Write;

/**
 * What there is to do for the two workers of a store and those who help them, and who of them does it. Its lock owns the
 * writes that wait, those that were committed and must be told, and both roles: at any time one thread at most commits and
 * one at most tells, so either happens in order.
 *
 * <p>Whoever committed goes on committing while writes are due, and leaves the telling to the other; when none is due it
 * tells its callers itself, which saves a change of thread for each sync. A callback that blocks holds up
 * what is told after it, never a commit: the other worker is there for that.
 *
 * <p>A caller who would only wait for his write can be a helper: as long as little waits and no worker is at it, he commits
 * and tells, and no worker wakes up. What comes meanwhile is for the workers.
 *
 * <p>Once as many bytes wait as are allowed, {@link #put} makes its caller wait: that is the back-pressure of a disk slower
 * than its senders, and bounds the heap. Workers never wait for a caller, so the wait always ends.
 */
final class StoreWork {

    /** What a worker does next. */
    sealed interface Task {
        /**
         * Write these as one batch and say {@link StoreWork#committed}. None: nothing came for a moment after a batch
         * nobody vouches for.
         */
        record Commit(List<Write> writes) implements Task {}

        /** Complete the stages of these and say {@link StoreWork#told}. */
        record Tell(List<Committed> committed) implements Task {}
    }

    /** Writes that are on disk, or that failed. */
    record Committed(List<Write> writes, @Nullable StoreException failure) {}

    /** How long a write that need not be durable waits for others to share its batch with. */
    private static final long MOMENT_NANOS = 20_000_000;

    /** More than that takes long enough to let a helper do something else meanwhile. */
    private static final long SMALL_BYTES = 16_384;

    private final long maxBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition room = lock.newCondition();
    private final Condition written = lock.newCondition();

    private final WriteQueue waiting = new WriteQueue();
    private List<Committed> untold = new ArrayList<>();
    private boolean committing;
    private boolean telling;

    /** Whether a caller who put a write, for which nobody was woken, comes to help. */
    private boolean helperComes;

    /** Whether it is a helper who commits, who will not look for more. */
    private boolean helping;

    /** How many workers wait for work; one of them for a moment only while something is to be done after it. */
    private int idle;

    private boolean dozing;

    /** Whether nobody vouches for the last batch yet. */
    private boolean unvouched;

    private boolean closed;
    private @Nullable StoreException failure;

    StoreWork(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Hands a write over; waits while too many bytes wait.
     *
     * @throws StoreException when the store failed or is closed; the write was not taken
     */
    void put(Write write) throws StoreException {
        put(write, false);
    }

    /** The same for a durable write whose caller calls {@link #helpToCommit} right after. */
    void putForHelper(Write write) throws StoreException {
        put(write, true);
    }

    private void put(Write write, boolean callerHelps) throws StoreException {
        lock.lock();
        try {
            while (waiting.bytes() > 0 && waiting.bytes() + write.bytes() > maxBytes && !closed && failure == null) {
                if (!committing) {
                    work.signal(); // who would help with what waits, or tells now, may be this very thread
                }
                room.awaitUninterruptibly(); // a write must not be lost by an interrupt meant for somebody else
            }
            if (failure != null) {
                throw new StoreException("the store failed before: " + failure.getMessage(), failure);
            }
            if (closed) {
                throw new StoreException("the store is closed");
            }
            waiting.add(write);
            if (callerHelps && isForHelper()) {
                helperComes = true;
            } else if (!committing && (waiting.isDue() || isNobodyLooking())) {
                work.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Little waits, and nobody is at it. */
    private boolean isForHelper() {
        return !committing && !telling && !closed && waiting.isDue() && waiting.bytes() < SMALL_BYTES;
    }

    /**
     * What a helper commits now, and says {@link #committed} of; then there may be something {@link #helpToTell}.
     *
     * @return null when there is nothing for him, or nothing that was put for a helper
     */
    Task.@Nullable Commit helpToCommit() {
        lock.lock();
        try {
            if (helperComes && isForHelper()) {
                Task.Commit commit = takeBatch();
                helping = true;
                return commit;
            }
            leaveToWorkers();
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Wakes a worker for what is due, if nobody is at it. */
    private void leaveToWorkers() {
        if (!committing && waiting.isDue()) {
            work.signal();
        }
    }

    /**
     * What a helper who committed tells now, and says {@link #told} of.
     *
     * @return null when there is nothing, or somebody else does
     */
    Task.@Nullable Tell helpToTell() {
        lock.lock();
        try {
            Task.Tell tell = findUntold();
            if (tell == null && !telling && !committing && !dozing && isSomethingLeft()) {
                work.signal(); // for what came while he told, or to see to it that somebody vouches for his batch
            }
            return tell;
        } finally {
            lock.unlock();
        }
    }

    /** A worker that tells looks here next, and one that dozes before long. */
    private boolean isNobodyLooking() {
        return !telling && !dozing;
    }

    /**
     * Waits until there is something to do.
     *
     * @return null when the store is closed and all is done
     */
    @Nullable
    Task next() {
        lock.lock();
        try {
            long moment = MOMENT_NANOS;
            while (true) {
                Task task = find(moment <= 0);
                if (task != null) {
                    return task;
                }
                if (closed && waiting.isEmpty() && !committing && untold.isEmpty()) {
                    return null;
                }
                idle++;
                if (isSomethingLeft() && !committing && !dozing) {
                    dozing = true;
                    moment = work.awaitNanos(moment);
                    dozing = false;
                } else {
                    work.awaitUninterruptibly();
                }
                idle--;
            }
        } catch (InterruptedException e) {
            idle--; // only this module has the thread; somebody ends the program
            dozing = false;
            closed = true;
            work.signalAll();
            return next();
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Task find(boolean momentPassed) {
        if (!committing && (waiting.isDue() || (isSomethingLeft() && (momentPassed || closed)))) {
            return takeBatch();
        }
        return findUntold();
    }

    private Task.Commit takeBatch() {
        Task.Commit commit = new Task.Commit(waiting.takeBatch());
        committing = true; // last: where memory is short, nobody must have a role and not know it
        helperComes = false;
        room.signalAll();
        return commit;
    }

    private Task.@Nullable Tell findUntold() {
        if (telling || untold.isEmpty()) {
            return null;
        }
        List<Committed> next = new ArrayList<>();
        Task.Tell tell = new Task.Tell(untold);
        untold = next;
        telling = true;
        return tell;
    }

    private boolean isSomethingLeft() {
        return !waiting.isEmpty() || unvouched;
    }

    /**
     * The batch of a {@link Task.Commit} is on disk.
     *
     * @param vouched whether the log says how far it was synced, this batch included
     */
    void committed(List<Write> writes, boolean vouched) {
        lock.lock();
        try {
            unvouched = !vouched;
            endCommit(writes, null);
        } finally {
            lock.unlock();
        }
    }

    /** The batch of a {@link Task.Commit} failed, and with it whatever waits or comes. */
    void failed(List<Write> writes, StoreException cause) {
        lock.lock();
        try {
            failure = cause;
            unvouched = false;
            List<Write> all = new ArrayList<>(writes);
            all.addAll(waiting.takeAll());
            room.signalAll();
            endCommit(all, cause);
        } finally {
            lock.unlock();
        }
    }

    private void endCommit(List<Write> writes, @Nullable StoreException cause) {
        boolean leaves = helping;
        committing = false;
        helping = false;
        if (!writes.isEmpty()) {
            untold.add(new Committed(writes, cause));
        }
        if (closed) {
            work.signalAll();
            written.signalAll();
        } else if (leaves && waiting.isDue()) {
            work.signal();
        } else if (idle > 0 && !telling && !untold.isEmpty() && waiting.isDue()) {
            work.signal(); // to tell, since this worker commits again
        }
    }

    /** What a {@link Task.Tell} said is told. */
    void told() {
        lock.lock();
        try {
            telling = false;
            if (closed) {
                work.signalAll(); // there may be more to tell, or nothing at all any more
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many bytes wait. */
    long waitingBytes() {
        lock.lock();
        try {
            return waiting.bytes();
        } finally {
            lock.unlock();
        }
    }

    /** Whether nothing waits to be written, and the log vouches for all. */
    boolean isAtRest() {
        lock.lock();
        try {
            return waiting.isEmpty() && !committing && !unvouched;
        } finally {
            lock.unlock();
        }
    }

    /** Refuses writes from now on; returns when all that waited is written. What is to be told may still be under way. */
    void close() {
        lock.lock();
        try {
            closed = true;
            room.signalAll();
            work.signalAll();
            while (isSomethingLeft() || committing) {
                written.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }
}
