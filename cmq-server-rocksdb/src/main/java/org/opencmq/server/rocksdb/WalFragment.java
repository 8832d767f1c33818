package org.opencmq.server.rocksdb;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One fragment of RocksDB's log, as RocksDB's file {@code db/log_format.h} describes it. A log is a row of blocks of 32
 * KiB; a batch is one fragment, or several when it does not fit into the rest of its block; no fragment crosses a block.
 *
 * <pre>
 * offset  size  field, little-endian
 *      0     4  CRC-32C of type, log number and payload, masked
 *      4     2  size of the payload
 *      6     1  type
 *      7     4  log number, the low half of the file's number; only in the types of recycled logs
 *  7, 11     n  payload
 * </pre>
 *
 * @param at where it begins in its block
 * @param kind what it is a part of
 * @param payload where the payload begins in its block
 * @param end where it ends in its block
 */
record WalFragment(int at, Kind kind, int payload, int end) {

    /** The bytes of a block. */
    static final int BLOCK = 32 * 1024;

    /** The largest header; fewer bytes at the end of a block stay zero. */
    static final int LARGEST_HEADER = 11;

    /** The part a fragment is of its batch. */
    enum Kind {
        FULL,
        FIRST,
        MIDDLE,
        LAST,
        /** RocksDB's notes about the log itself. */
        NOTE
    }

    private static final int SMALL_HEADER = 7;
    private static final int CRC_MASK = 0xa282ead8;

    /**
     * The fragment that begins there; null when there is none that is whole and belongs to the log of this number.
     *
     * @param numbered whether only types with a log number count: where anything may stand, checksums of whatever looks
     *     like a header would take too long
     */
    static @Nullable WalFragment at(ByteBuffer block, int at, long number, boolean numbered) {
        int least = numbered ? LARGEST_HEADER : SMALL_HEADER;
        if (block.limit() - at < least || (numbered && block.getInt(at + 7) != (int) number)) {
            return null;
        }
        int type = block.get(at + 6) & 0xff;
        boolean recyclable = (type >= 5 && type <= 8) || type == 11 || type == 131;
        int header = recyclable ? LARGEST_HEADER : SMALL_HEADER;
        int size = block.getShort(at + 4) & 0xffff;
        int end = at + header + size;
        if (type == 0
                || (numbered && !recyclable)
                || end > block.limit()
                || (recyclable && block.getInt(at + 7) != (int) number)) {
            return null;
        }
        CRC32C crc = new CRC32C();
        crc.update(block.duplicate().position(at + 6).limit(end));
        int value = (int) crc.getValue();
        int masked = ((value >>> 15) | (value << 17)) + CRC_MASK;
        return masked == block.getInt(at) ? new WalFragment(at, kind(type), at + header, end) : null;
    }

    private static Kind kind(int type) {
        return switch (type) {
            case 1, 5 -> Kind.FULL;
            case 2, 6 -> Kind.FIRST;
            case 3, 7 -> Kind.MIDDLE;
            case 4, 8 -> Kind.LAST;
            default -> Kind.NOTE;
        };
    }
}
