package org.opencmq.server.rocksdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.FlushOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.TablePropertiesCollectorFactory;
import org.rocksdb.WALRecoveryMode;

/**
 * The open database with its column families, and everything native that must be closed with it. Safe from any thread
 * until {@link #close()}; whoever closes makes sure that nobody is inside.
 *
 * <p>Column families: {@code default} (unused), {@code records} (key and value of a record), {@code heads}
 * ({@link StoreKeys} to {@link HeadFormat}), {@code bodies} (the same key to the body's bytes).
 *
 * <p>Native memory stays near 120 MB: at most 64 MB of unflushed writes, 32 MB of block cache (index and filter blocks
 * included), the rest is RocksDB's own.
 *
 * <p>The log is recycled, since a file that grows with every sync costs a third to two thirds of the sync rate; {@link
 * LogStock} sees to it that there are logs to recycle. RocksDB allows that with point-in-time recovery only, which drops whatever stands behind a damaged record
 * without a word; {@link WalCheck} looks
 * for that before the database is opened. All families are flushed together, so that a log has served as soon as its
 * memtable is on disk.
 */
final class StoreDatabase implements AutoCloseable {

    /** In bytes; no log grows much beyond it, since all memtables are flushed when one of them is full. */
    static final int LARGEST_MEMTABLE = 16 << 20;

    private static final long MEBI = 1L << 20;

    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final RocksDB db;
    private final ColumnFamilyHandle records;
    private final ColumnFamilyHandle heads;
    private final ColumnFamilyHandle bodies;

    /**
     * Opens the database.
     *
     * @param make whether to make what is missing; else missing files are an error
     */
    StoreDatabase(Path folder, boolean make) throws RocksDBException {
        boolean opened = false;
        try {
            LRUCache cache = own(new LRUCache(32 * MEBI));
            List<ColumnFamilyDescriptor> families = List.of(
                    family("default", own(new ColumnFamilyOptions()), cache, MEBI),
                    family("records", own(new ColumnFamilyOptions()), cache, 4 * MEBI),
                    family("heads", reclaiming(), cache, 8 * MEBI),
                    family("bodies", reclaiming(), cache, LARGEST_MEMTABLE));
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            db = own(RocksDB.open(databaseOptions(make), folder.toString(), families, handles));
            handles.forEach(this::own);
            records = handles.get(1);
            heads = handles.get(2);
            bodies = handles.get(3);
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    private DBOptions databaseOptions(boolean make) {
        return own(new DBOptions())
                .setCreateIfMissing(make)
                .setCreateMissingColumnFamilies(make)
                .setParanoidChecks(true)
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                .setRecycleLogFileNum(3)
                .setAtomicFlush(true)
                .setDbWriteBufferSize(64 * MEBI)
                .setAllowConcurrentMemtableWrite(false) // there is one writer
                .setEnableWriteThreadAdaptiveYield(false)
                .setMaxBackgroundJobs(2)
                .setBytesPerSync(MEBI) // smooths the writes of flush and compaction, which delay syncs of the log
                .setMaxOpenFiles(512)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(4 * MEBI)
                .setKeepLogFileNum(3);
    }

    /** Files with many tombstones are compacted soon: a queue's messages are nearly all deleted again. */
    private ColumnFamilyOptions reclaiming() {
        try (Options options = new Options()) {
            options.setTablePropertiesCollectorFactory(
                    List.of(TablePropertiesCollectorFactory.NewCompactOnDeletionCollectorFactory(16_384, 8_192, 0.5)));
            return own(new ColumnFamilyOptions(options));
        }
    }

    private ColumnFamilyDescriptor family(String name, ColumnFamilyOptions options, LRUCache cache, long writeBuffer) {
        options.setWriteBufferSize(writeBuffer)
                .setMaxWriteBufferNumber(3)
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setLevelCompactionDynamicLevelBytes(true)
                .setTargetFileSizeBase(16 * MEBI)
                .setMaxBytesForLevelBase(64 * MEBI)
                .setTableFormatConfig(new BlockBasedTableConfig()
                        .setBlockCache(cache)
                        .setCacheIndexAndFilterBlocks(true)
                        .setPinL0FilterAndIndexBlocksInCache(true)
                        .setFilterPolicy(own(new BloomFilter(10)))
                        .setBlockSize(16 * 1024));
        return new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.US_ASCII), options);
    }

    RocksDB db() {
        return db;
    }

    ColumnFamilyHandle records() {
        return records;
    }

    ColumnFamilyHandle heads() {
        return heads;
    }

    ColumnFamilyHandle bodies() {
        return bodies;
    }

    /** Puts what is in memory into tables, so that the next opening has no log to read. */
    void flush() throws RocksDBException {
        try (FlushOptions options = new FlushOptions().setWaitForFlush(true)) {
            db.flush(options, List.of(records, heads, bodies));
        }
    }

    private <T extends AutoCloseable> T own(T resource) {
        owned.push(resource);
        return resource;
    }

    /** Releases what is native, the newest first. */
    @Override
    public void close() {
        while (!owned.isEmpty()) {
            AutoCloseable last = owned.pop();
            try {
                last.close();
            } catch (Exception e) {
                throw new IllegalStateException("closing " + last.getClass().getSimpleName() + " failed", e);
            }
        }
    }
}
