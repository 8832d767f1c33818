package org.opencmq.server.rocksdb;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.StoreException;
import org.opencmq.server.rocksdb.WriteQueue.Write;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes, {@code cmq-store-writer}: it puts everything that waits into one batch and syncs the log
 * once for all, so that the sync rate of the disk bounds batches, not messages. A write that need not be durable waits a
 * moment for one that must be, and shares its batch; if none comes, it is written without a sync. Order is kept either way. Owns the batch, the synced position and the failed state.
 *
 * <p>Stages complete in order on a thread of their own, {@code cmq-store-done}: whatever callers hang on a stage delays
 * other answers at worst, never the next sync.
 *
 * <p>Each batch begins with a {@link WalMark} that says how far the log was synced before. Once the queue has been empty
 * for a moment, a mark alone is written, so that the last synced batch is vouched for too.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final long MAX_WAITING_BYTES = 32L << 20;

    private final Path folder;
    private final StoreDatabase database;
    private final PendingBodies pending;
    private final SpaceReclaim reclaim;
    private final BatchWriter encoder;
    private final WriteQueue queue = new WriteQueue(MAX_WAITING_BYTES);
    private final ExecutorService done = Executors.newSingleThreadExecutor(task -> new Thread(task, "cmq-store-done"));
    private final Thread writer = new Thread(this::run, "cmq-store-writer");
    private long synced;
    private long written;
    private volatile boolean vouched = true; // written by the writer only

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

    void start() {
        written = database.db().getLatestSequenceNumber();
        synced = written; // opening put everything recovered into synced tables
        writer.start();
    }

    /** As {@code MessageStore.write}: from one thread at a time; waits while too much waits. */
    CompletionStage<Void> write(List<Change> changes, boolean durable) {
        CompletableFuture<Void> stage = new CompletableFuture<>();
        pending.add(changes);
        try {
            queue.put(new Write(changes, durable, size(changes), stage));
        } catch (StoreException e) {
            return CompletableFuture.failedFuture(e);
        }
        return durable ? stage : CompletableFuture.completedFuture(null);
    }

    /** Completes once everything handed over before is on disk. From any thread. */
    CompletionStage<Void> barrier() {
        return write(List.of(), true);
    }

    /** How many bytes wait for the writer thread. */
    long waitingBytes() {
        return queue.bytes();
    }

    /** Whether everything is written and vouched for. */
    boolean isAtRest() {
        return queue.bytes() == 0 && vouched;
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

    private void run() {
        try (WriteOptions sync = new WriteOptions().setSync(true);
                WriteOptions lazy = new WriteOptions().setSync(false)) {
            List<Write> writes = queue.take(false);
            while (writes != null) {
                if (!writes.isEmpty() || !vouched) {
                    commit(writes, sync, lazy);
                }
                writes = queue.take(!vouched || !writes.isEmpty());
            }
        }
    }

    private void commit(List<Write> writes, WriteOptions sync, WriteOptions lazy) {
        boolean durable = isDurable(writes);
        try (WriteBatch batch = new WriteBatch(encoder.write(WalMark.write(synced), writes))) {
            database.db().write(durable ? sync : lazy, batch);
        } catch (RocksDBException e) {
            fail(writes, StoreFailures.of(folder, "cannot be written", e));
            return;
        } catch (RuntimeException e) {
            fail(writes, new StoreException("data folder " + folder + " cannot be written: " + e + "; start again", e));
            return;
        }
        written = database.db().getLatestSequenceNumber();
        if (durable) {
            synced = written;
        }
        vouched = writes.isEmpty() || !durable;
        finish(writes);
    }

    private void finish(List<Write> writes) {
        for (Write write : writes) {
            pending.forget(write.changes());
            reclaim.note(write.changes());
        }
        if (!writes.isEmpty()) {
            done.execute(() -> writes.forEach(write -> write.done().complete(null)));
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

    private void fail(List<Write> writes, StoreException failure) {
        LOG.error("the store failed and takes no more writes: {}", failure.getMessage());
        vouched = true;
        List<Write> later = queue.fail(failure);
        done.execute(() -> {
            writes.forEach(write -> write.done().completeExceptionally(failure));
            later.forEach(write -> write.done().completeExceptionally(failure));
        });
    }

    /** Writes what waits, completes the stages and ends both threads. */
    void close() {
        queue.close();
        boolean interrupted = false;
        while (writer.isAlive() && Thread.currentThread() != writer) {
            try {
                writer.join();
            } catch (InterruptedException e) {
                interrupted = true; // the database may not be closed under the writer
            }
        }
        done.shutdown();
        try {
            if (!done.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("what waits for a write is still busy 2 s after the last one; closing without it");
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
