package org.opencmq.server.rocksdb;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opencmq.server.engine.local.StoreException;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the logs full once, right after the database was opened, so that it has two to recycle from its first batch on. A
 * sync of a log that grows also writes the file system's own records, and takes 1.6 times as long for 1 KiB, 2.5 times
 * for 10 KiB. RocksDB deletes the logs of the run before, so each opening starts without any.
 *
 * <p>The filling is log data, which RocksDB keeps in the log only and nowhere else; one key of the unused family
 * {@code default} makes the flush, after which a log may be used again.
 */
final class LogStock {

    private static final Logger LOG = LoggerFactory.getLogger(LogStock.class);

    /** One log is in use while the memtable of the other is flushed. */
    private static final int LOGS = 2;

    private static final int PIECE = 1 << 20;

    /** A log ends when the largest memtable is full, at 16 MiB, give or take a batch. */
    private static final int PIECES = StoreDatabase.LARGEST_MEMTABLE / PIECE + 1;

    /** Below this the disk is better left to messages. */
    private static final long ENOUGH_SPACE = 10L * LOGS * PIECES * PIECE;

    private static final byte[] KEY = "logs".getBytes(StandardCharsets.US_ASCII);

    private LogStock() {}

    /**
     * Fills the logs of a database into which nobody writes yet, unless the disk is nearly full.
     *
     * @throws StoreException when they cannot be written
     */
    static void fill(Path folder, StoreDatabase database) throws StoreException {
        try {
            long space = Files.getFileStore(folder).getUsableSpace();
            if (space < ENOUGH_SPACE) {
                LOG.warn(
                        "only {} MiB are left for data folder {}; its logs are not prepared, syncs take longer",
                        space >> 20,
                        folder);
                return;
            }
            for (int i = 0; i < LOGS; i++) {
                fillOne(database);
            }
        } catch (IOException e) {
            throw new StoreException("data folder " + folder + " cannot be read: " + e + "; check the disk", e);
        } catch (RocksDBException e) {
            throw StoreFailures.of(folder, "cannot be written", e);
        }
    }

    private static void fillOne(StoreDatabase database) throws RocksDBException {
        byte[] nothing = new byte[PIECE];
        try (WriteOptions lazy = new WriteOptions().setSync(false);
                WriteOptions sync = new WriteOptions().setSync(true);
                FlushOptions wait = new FlushOptions().setWaitForFlush(true);
                WriteBatch piece = new WriteBatch();
                WriteBatch last = new WriteBatch()) {
            piece.putLogData(nothing);
            last.putLogData(nothing);
            last.put(KEY, new byte[0]);
            for (int i = 1; i < PIECES; i++) {
                database.db().write(lazy, piece);
            }
            database.db().write(sync, last);
            database.db().flush(wait);
        }
    }
}
