package org.opencmq.server.rocksdb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives disk space back after many messages were removed: once a queue has lost enough of them and writing has paused,
 * the keys between its first and last removed message are compacted, on the thread {@code cmq-store-reclaim}. Only files
 * that hold those keys are rewritten; the backlog of another queue is not touched. Under load RocksDB's own compaction
 * does it. The monitor owns what is counted; the thread sleeps as long as there is nothing to do.
 */
final class SpaceReclaim {

    private static final Logger LOG = LoggerFactory.getLogger(SpaceReclaim.class);

    /** A whole queue removed counts as so many messages, since nobody knows how many it held. */
    private static final int WHOLE_QUEUE = 1_000;

    /** What was removed of one queue since its last compaction. */
    private record Removed(long first, long last, long count) {

        static Removed one(long sequence) {
            return new Removed(sequence, sequence, 1);
        }

        Removed and(long sequence) {
            return new Removed(Math.min(first, sequence), Math.max(last, sequence), count + 1);
        }

        Removed and(Removed other) {
            return new Removed(Math.min(first, other.first), Math.max(last, other.last), count + other.count);
        }
    }

    private final Path folder;
    private final StoreDatabase database;
    private final long enough;
    private final Duration pause;
    private final CompactRangeOptions options = new CompactRangeOptions().setExclusiveManualCompaction(false);
    private final Thread worker = new Thread(this::run, "cmq-store-reclaim");
    private Map<Long, Removed> removed = new HashMap<>();
    private long count;
    private long newest = System.nanoTime();
    private boolean closed;

    /**
     * Makes it.
     *
     * @param enough how many removed messages are worth a compaction
     * @param pause how long nothing must have been removed
     */
    SpaceReclaim(Path folder, StoreDatabase database, long enough, Duration pause) {
        this.folder = folder;
        this.database = database;
        this.enough = enough;
        this.pause = pause;
        worker.setDaemon(true);
    }

    void start() {
        worker.start();
    }

    void note(List<Change> changes) {
        Removed run = null;
        long queue = 0;
        for (Change change : changes) {
            if (change instanceof Change.RemoveMessage remove) {
                if (run != null && queue != remove.queue()) {
                    note(queue, run);
                    run = null;
                }
                queue = remove.queue();
                run = run == null ? Removed.one(remove.sequence()) : run.and(remove.sequence());
            } else if (change instanceof Change.RemoveMessages remove) {
                note(remove.queue(), new Removed(0, Long.MAX_VALUE, WHOLE_QUEUE));
            }
        }
        if (run != null) {
            note(queue, run);
        }
    }

    private synchronized void note(long queue, Removed more) {
        removed.merge(queue, more, Removed::and);
        newest = System.nanoTime();
        long before = count;
        count += more.count();
        if (before < enough && count >= enough) {
            notifyAll();
        }
    }

    private synchronized Map<Long, Removed> await() throws InterruptedException {
        while (!closed) {
            long left = newest + pause.toNanos() - System.nanoTime();
            if (count < enough) {
                wait();
            } else if (left > 0) {
                wait(left / 1_000_000 + 1);
            } else {
                Map<Long, Removed> taken = removed;
                removed = new HashMap<>();
                count = 0;
                return taken;
            }
        }
        return Map.of();
    }

    private void run() {
        try {
            Map<Long, Removed> taken = await();
            while (!taken.isEmpty()) {
                long start = System.nanoTime();
                for (Map.Entry<Long, Removed> queue : taken.entrySet()) {
                    compact(database.heads(), queue.getKey(), queue.getValue());
                    compact(database.bodies(), queue.getKey(), queue.getValue());
                }
                LOG.debug("reclaimed queues={} millis={}", taken.size(), (System.nanoTime() - start) / 1_000_000);
                taken = await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RocksDBException e) {
            if (!isClosed()) {
                LOG.warn(
                        "disk space is not given back until the next start: {}",
                        StoreFailures.of(folder, "cannot be compacted", e).getMessage());
            }
        }
    }

    private void compact(ColumnFamilyHandle family, long queue, Removed range) throws RocksDBException {
        if (!isClosed()) {
            database.db()
                    .compactRange(
                            family, StoreKeys.of(queue, range.first()), StoreKeys.of(queue, range.last()), options);
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Breaks off a compaction and ends the thread. */
    void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        options.setCanceled(true);
        boolean interrupted = false;
        while (worker.isAlive()) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                interrupted = true; // the database may not be closed under a compaction
            }
        }
        options.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
