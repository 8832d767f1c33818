package org.opencmq.server.rocksdb;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.local.MessageStore;
import org.opencmq.server.engine.local.StoreException;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps messages and records in a folder, in RocksDB.
 *
 * <ul>
 *   <li>Durable writes are gathered and synced together ({@link GroupCommit}); their stages complete on one of its
 *       two threads or that of a caller who helps, in order. {@link #write} waits while more than 32 MiB wait for the disk.
 *   <li>A write that fails fails its stage and every later write; reading goes on. Start again once the cause is gone.
 *   <li>A crash loses nothing that was answered. Damage of the files is reported: of logs, indexes and heads when
 *       opening, of bodies when they are read.
 * </ul>
 */
public final class RocksDbMessageStore implements MessageStore {

    private static final Logger LOG = LoggerFactory.getLogger(RocksDbMessageStore.class);
    private static final long WORTH_RECLAIMING = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** What is open; the parts are made and released together. */
    private record Parts(StoreDatabase database, PendingBodies pending, SpaceReclaim reclaim, GroupCommit commit) {}

    private final StoreFolder folder;
    private final long worthReclaiming;
    private final Duration pause;

    /** Readers share it while inside RocksDB, close takes it alone: native memory must not go under a reader. */
    private final ReadWriteLock inside = new ReentrantReadWriteLock();

    private volatile @Nullable Parts parts;

    /** A store in this folder; opens nothing yet. */
    public RocksDbMessageStore(Path folder) {
        this(folder, WORTH_RECLAIMING, PAUSE);
    }

    /** A store that gives space back after so many removals and such a pause. */
    RocksDbMessageStore(Path folder, long worthReclaiming, Duration pause) {
        this.folder = new StoreFolder(folder.toAbsolutePath().normalize());
        this.worthReclaiming = worthReclaiming;
        this.pause = pause;
    }

    /**
     * {@inheritDoc}
     *
     * @throws StoreException when it cannot; caused by an {@link java.nio.channels.OverlappingFileLockException} when
     *     somebody else has the folder open
     */
    @Override
    public void open(Replay replay) throws StoreException {
        if (parts != null) {
            throw new IllegalStateException("the store of " + folder.path() + " is open already");
        }
        long start = System.nanoTime();
        folder.take();
        StoreDatabase database = null;
        boolean ready = false;
        try {
            NativeRocks.load();
            boolean fresh = folder.isNew();
            if (folder.hasDatabase()) {
                WalCheck.check(folder.path(), folder.database());
            }
            database = openDatabase(fresh);
            if (fresh) {
                folder.markMade();
            }
            long messages = replay(database, replay);
            LogStock.fill(folder.path(), database);
            PendingBodies pending = new PendingBodies();
            SpaceReclaim reclaim = new SpaceReclaim(folder.path(), database, worthReclaiming, pause);
            GroupCommit commit = new GroupCommit(folder.path(), database, pending, reclaim);
            reclaim.start();
            commit.start();
            parts = new Parts(database, pending, reclaim, commit);
            ready = true;
            LOG.info(
                    "store open folder={} messages={} millis={}",
                    folder.path(),
                    messages,
                    (System.nanoTime() - start) / 1_000_000);
        } finally {
            if (!ready) {
                if (database != null) {
                    database.close();
                }
                folder.release();
            }
        }
    }

    private StoreDatabase openDatabase(boolean fresh) throws StoreException {
        try {
            Directories.make(folder.database());
            return new StoreDatabase(folder.database(), fresh);
        } catch (RocksDBException e) {
            throw StoreFailures.of(folder.path(), "cannot be opened", e);
        } catch (IOException e) {
            throw new StoreException("data folder " + folder.path() + " cannot be written: " + e, e);
        }
    }

    private long replay(StoreDatabase database, Replay replay) throws StoreException {
        long messages = 0;
        // a scan of everything must not push out of the cache what is needed soon
        try (ReadOptions options = new ReadOptions().setFillCache(false).setReadaheadSize(2L << 20)) {
            try (RocksIterator records = database.db().newIterator(database.records(), options)) {
                for (records.seekToFirst(); records.isValid(); records.next()) {
                    replay.record(RecordKeys.read(records.key()), records.value());
                }
                records.status();
            }
            try (RocksIterator heads = database.db().newIterator(database.heads(), options)) {
                for (heads.seekToFirst(); heads.isValid(); heads.next()) {
                    replay.message(HeadFormat.read(heads.key(), heads.value()));
                    messages++;
                }
                heads.status();
            }
        } catch (RocksDBException e) {
            throw StoreFailures.of(folder.path(), "cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    "data folder " + folder.path() + " is corrupt: " + e.getMessage() + "; restore it from a backup",
                    e);
        }
        return messages;
    }

    @Override
    public CompletionStage<Void> write(List<Change> changes, boolean durable) {
        Parts open = parts;
        if (open == null) {
            return CompletableFuture.failedFuture(notOpen());
        }
        return open.commit().write(changes, durable);
    }

    @Override
    public CompletionStage<Void> writeWithHelp(List<Change> changes) {
        Parts open = parts;
        if (open == null) {
            return CompletableFuture.failedFuture(notOpen());
        }
        return open.commit().writeWithHelp(changes);
    }

    @Override
    public void help() {
        Parts open = parts;
        if (open != null) {
            open.commit().help();
        }
    }

    @Override
    public List<byte[]> bodies(long queue, long[] sequences) throws StoreException {
        inside.readLock().lock();
        try {
            Parts open = parts;
            if (open == null) {
                throw notOpen();
            }
            byte[][] found = new byte[sequences.length][];
            List<byte[]> keys = new ArrayList<>();
            for (int i = 0; i < sequences.length; i++) {
                byte[] body = open.pending().find(queue, sequences[i]);
                if (body == PendingBodies.REMOVED) {
                    throw missing(queue, sequences[i]);
                } else if (body != null) {
                    found[i] = body;
                } else {
                    keys.add(StoreKeys.of(queue, sequences[i]));
                }
            }
            if (!keys.isEmpty()) {
                read(open.database(), queue, sequences, keys, found);
            }
            return Arrays.asList(found);
        } catch (RocksDBException e) {
            throw StoreFailures.of(folder.path(), "cannot be read (messages of queue " + queue + ")", e);
        } finally {
            inside.readLock().unlock();
        }
    }

    /** Fills the gaps of {@code found} from the database, in order. */
    private void read(StoreDatabase database, long queue, long[] sequences, List<byte[]> keys, byte[][] found)
            throws RocksDBException, StoreException {
        List<ColumnFamilyHandle> families = Collections.nCopies(keys.size(), database.bodies());
        List<byte[]> read = database.db().multiGetAsList(families, keys);
        int next = 0;
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                byte[] body = read.get(next++);
                if (body == null) { // absent or damaged: reading many does not tell, reading one does
                    body = database.db().get(database.bodies(), StoreKeys.of(queue, sequences[i]));
                }
                if (body == null) {
                    throw missing(queue, sequences[i]);
                }
                found[i] = body;
            }
        }
    }

    /**
     * Copies the store as it is, with every write handed over before, into a new folder, which can then be opened as a
     * store. Tables are hard links where the file system is the same, so it is quick. From any thread.
     *
     * @param target the folder to make; must not exist yet or be empty
     * @throws StoreException when it exists or cannot be written, or the store failed
     */
    public void checkpoint(Path target) throws StoreException {
        inside.readLock().lock();
        try {
            Parts open = parts;
            if (open == null) {
                throw notOpen();
            }
            open.commit().barrier().toCompletableFuture().join();
            new StoreFolder(target.toAbsolutePath().normalize()).makeForBackup();
            try (Checkpoint checkpoint = Checkpoint.create(open.database().db())) {
                checkpoint.createCheckpoint(
                        target.toAbsolutePath().resolve("rocksdb").toString());
            }
            StoreFolder.mark(target);
        } catch (RocksDBException e) {
            throw StoreFailures.of(target, "cannot take the backup", e);
        } catch (CompletionException e) {
            throw new StoreException(
                    "no backup of " + folder.path() + ", whose store failed: "
                            + (e.getCause() == null ? e : e.getCause()).getMessage(),
                    e);
        } catch (IOException e) {
            throw new StoreException("folder " + target + " cannot take the backup: " + e, e);
        } finally {
            inside.readLock().unlock();
        }
    }

    /** How many bytes wait for the disk. */
    long waitingBytes() {
        Parts open = parts;
        return open == null ? 0 : open.commit().waitingBytes();
    }

    /** Whether the log says of everything written that it was synced. */
    boolean isAtRest() {
        Parts open = parts;
        return open != null && open.commit().isAtRest();
    }

    private StoreException missing(long queue, long sequence) {
        return new StoreException(
                "data folder " + folder.path() + " holds no body of message " + sequence + " of queue " + queue);
    }

    private StoreException notOpen() {
        return new StoreException("the store of " + folder.path() + " is not open");
    }

    @Override
    public void close() {
        Parts open;
        synchronized (this) {
            open = parts;
            parts = null; // whoever finds it here closes
        }
        if (open == null) {
            return;
        }
        open.commit().close();
        open.reclaim().close();
        inside.writeLock().lock();
        try {
            open.database().flush();
        } catch (RocksDBException e) {
            // what was answered is in the log
            LOG.warn(
                    "{}",
                    StoreFailures.of(folder.path(), "was not flushed at the end", e)
                            .getMessage());
        } finally {
            open.database().close();
            inside.writeLock().unlock();
            folder.release();
        }
    }
}
