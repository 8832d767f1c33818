package org.opencmq.server.rocksdb;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.StoreException;
import org.opencmq.server.rocksdb.StoreWork.Committed;
import org.opencmq.server.rocksdb.StoreWork.Task;
import org.opencmq.server.rocksdb.WriteQueue.Write;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two threads, {@code cmq-store-1} and {@code cmq-store-2}, that write and tell: one puts everything that waits into one
 * batch and syncs the log once for all, so that the sync rate of the disk bounds batches, not messages. A write that need
 * not be durable waits a moment for one that must be, and shares its batch; if none comes, it is written without a sync.
 * Order is kept either way. {@link StoreWork} says who of them writes and who completes stages; what changes here belongs
 * to whoever writes.
 *
 * <p>Where little waits and the disk is quick, a caller who would only wait may {@link #help}: he writes, syncs and tells
 * himself, which saves two changes of thread.
 *
 * <p>Stages complete in order, on the thread that wrote or on another: whatever callers hang on a stage delays other
 * answers at worst, never the next sync.
 *
 * <p>Each batch begins with a {@link WalMark} that says how far the log was synced before. Once the queue has been empty
 * for a moment, a mark alone is written, so that the last synced batch is vouched for too.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long MAX_WAITING_BYTES = 32L << 20;

    /** How long a callback may hold up the end. */
    private static final long TELLING_NANOS = 2_000_000_000;

    /** Beyond it a disk is not one to let a caller wait for. */
    private static final long QUICK_NANOS = 2_000_000;

    private final Path folder;
    private final StoreDatabase database;
    private final PendingBodies pending;
    private final SpaceReclaim reclaim;
    private final BatchWriter encoder;
    private final StoreWork work = new StoreWork(MAX_WAITING_BYTES);
    private final WriteOptions sync = new WriteOptions().setSync(true);
    private final WriteOptions lazy = new WriteOptions().setSync(false);
    private final List<Thread> workers = List.of(worker("cmq-store-1"), worker("cmq-store-2"));
    private long synced;

    /** How long the last sync took; none is known to be quick before the first. */
    private volatile long syncNanos = Long.MAX_VALUE;

    GroupCommit(Path folder, StoreDatabase database, PendingBodies pending, SpaceReclaim reclaim) {
        this.folder = folder;
        this.database = database;
        this.pending = pending;
        this.reclaim = reclaim;
        this.encoder = new BatchWriter(
                database.records().getID(),
                database.heads().getID(),
                database.bodies().getID());
    }

    private Thread worker(String name) {
        Thread worker = new Thread(this::run, name);
        worker.setDaemon(true); // a callback that blocks for ever must not keep the program
        return worker;
    }

    void start() {
        synced = database.db().getLatestSequenceNumber(); // opening put everything recovered into synced tables
        workers.forEach(Thread::start);
    }

    /** As {@code MessageStore.write}: from one thread at a time; waits while too much waits. */
    CompletionStage<Void> write(List<Change> changes, boolean durable) {
        return write(changes, durable, false);
    }

    /** A durable write by a caller that calls {@link #help} right after. */
    CompletionStage<Void> writeWithHelp(List<Change> changes) {
        return write(changes, true, isQuick());
    }

    private CompletionStage<Void> write(List<Change> changes, boolean durable, boolean helped) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        pending.add(changes);
        Write write = new Write(changes, durable, size(changes), stage);
        try {
            if (helped) {
                work.putForHelper(write);
            } else {
                work.put(write);
            }
        } catch (StoreException e) {
            return CompletableFuture.failedFuture(e);
        }
        return durable ? stage : CompletableFuture.completedFuture(null);
    }

    /** Completes once everything handed over before is on disk. From any thread. */
    CompletionStage<Void> barrier() {
        return write(List.of(), true);
    }

    /** How many bytes wait to be written. */
    long waitingBytes() {
        return work.waitingBytes();
    }

    /** Whether everything is written and vouched for. */
    boolean isAtRest() {
        return work.isAtRest();
    }

    private static long size(List<Change> changes) {
        long bytes = 0;
        for (Change change : changes) {
            bytes += 128;
            if (change instanceof Change.PutMessage put) {
                bytes += put.body().length;
            } else if (change instanceof Change.PutRecord put) {
                bytes += put.value().length;
            }
        }
        return bytes;
    }

    private boolean isQuick() {
        return syncNanos < QUICK_NANOS;
    }

    /** Writes and tells on the calling thread, where that is a help; from any thread. */
    void help() {
        Task.Commit commit = work.helpToCommit();
        if (commit == null) {
            return;
        }
        commit(commit.writes());
        for (Task.Tell tell = work.helpToTell(); tell != null; tell = work.helpToTell()) {
            tell.committed().forEach(GroupCommit::tell);
            work.told();
        }
    }

    private void run() {
        for (Task task = work.next(); task != null; task = work.next()) {
            if (task instanceof Task.Commit commit) {
                commit(commit.writes());
            } else if (task instanceof Task.Tell tell) {
                tell.committed().forEach(GroupCommit::tell);
                work.told();
            }
        }
    }

    private void commit(List<Write> writes) {
        boolean durable = isDurable(writes);
        try {
            put(writes, durable);
        } catch (RocksDBException e) {
            fail(writes, StoreFailures.of(folder, "cannot be written", e));
            return;
        } catch (RuntimeException | Error e) { // whatever it is, the callers must hear of it
            fail(writes, new StoreException("data folder " + folder + " cannot be written: " + e + "; start again", e));
            return;
        }
        work.committed(writes, !durable);
    }

    private void put(List<Write> writes, boolean durable) throws RocksDBException {
        try (WriteBatch batch = new WriteBatch(encoder.write(WalMark.write(synced), writes))) {
            long start = System.nanoTime();
            database.db().write(durable ? sync : lazy, batch);
            if (durable) {
                syncNanos = System.nanoTime() - start;
            }
        }
        if (durable) {
            synced = database.db().getLatestSequenceNumber();
        }
        for (Write write : writes) {
            pending.forget(write.changes());
            reclaim.note(write.changes());
        }
    }

    private void fail(List<Write> writes, StoreException failure) {
        work.failed(writes, failure); // first of all: where memory is short, words may fail
        LOG.error("the store failed and takes no more writes: {}", failure.getMessage());
    }

    private static void tell(Committed committed) {
        StoreException failure = committed.failure();
        for (Write write : committed.writes()) {
            if (failure == null) {
                write.done().complete(null);
            } else {
                write.done().completeExceptionally(failure);
            }
        }
    }

    private static boolean isDurable(List<Write> writes) {
        for (Write write : writes) {
            if (write.durable()) {
                return true;
            }
        }
        return false;
    }

    /** Writes what waits, completes the stages and ends both threads; a callback that blocks is given 2 s. */
    void close() {
        work.close();
        boolean interrupted = false;
        long end = System.nanoTime() + TELLING_NANOS;
        for (Thread worker : workers) {
            try {
                if (worker != Thread.currentThread()) {
                    worker.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
                    if (worker.isAlive()) {
                        LOG.warn("what waits for a write is still busy 2 s after the last one; closing without it");
                    }
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        sync.close();
        lazy.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
