package org.opencmq.server.rocksdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * The first entry of every batch in the log, which RocksDB keeps there and ignores.
 *
 * <pre>
 * offset  size  field
 *      0     8  "cmqsync1"
 *      8     8  the last sequence number of RocksDB that was synced before this batch was written, big-endian
 * </pre>
 */
final class WalMark {

    static final int SIZE = 16;

    private static final long MAGIC =
            ByteBuffer.wrap("cmqsync1".getBytes(StandardCharsets.US_ASCII)).getLong();

    private WalMark() {}

    static byte[] write(long synced) {
        return ByteBuffer.allocate(SIZE).putLong(MAGIC).putLong(synced).array();
    }

    /** The mark at this place; empty when there is none. */
    static OptionalLong read(ByteBuffer from, int at) {
        return from.limit() - at >= SIZE && from.getLong(at) == MAGIC
                ? OptionalLong.of(from.getLong(at + 8))
                : OptionalLong.empty();
    }
}
