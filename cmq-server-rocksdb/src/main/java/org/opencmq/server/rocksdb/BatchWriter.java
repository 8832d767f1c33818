package org.opencmq.server.rocksdb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.MessageStore.MessageHead;
import org.opencmq.server.rocksdb.WriteQueue.Write;

/**
 * Writes one batch in RocksDB's own layout, so that handing it over is one call into native code instead of one or two for
 * each change. The layout is that of RocksDB's log and fixed by it:
 *
 * <pre>
 * header   8 bytes sequence number, filled in by RocksDB; 4 bytes count of entries, little-endian
 * entry    1 byte kind; column family as varint, unless it is log data; then one or two texts
 * text     length as varint, bytes
 * </pre>
 *
 * <p>A head that is removed again in the same batch is left out: a receiver that deletes quickly makes many. Owned by
 * whoever writes.
 */
final class BatchWriter {

    private static final int HEADER = 12;
    private static final int COUNT_AT = 8;

    /** What the buffer may keep between batches. */
    private static final int KEPT = 1 << 20;

    private static final byte LOG_DATA = 0x3;
    private static final byte DELETION = 0x4;
    private static final byte VALUE = 0x5;
    private static final byte RANGE_DELETION = 0xE;

    private final int records;
    private final int heads;
    private final int bodies;
    private byte[] bytes = new byte[4096];
    private int size;
    private int count;

    private record Place(long queue, long sequence) {}

    /** Writes entries of these column families; none of them is the default one, whose entries look different. */
    BatchWriter(int records, int heads, int bodies) {
        this.records = records;
        this.heads = heads;
        this.bodies = bodies;
    }

    /** One batch with a mark and all changes of these writes. */
    byte[] write(byte[] mark, List<Write> writes) {
        begin();
        reserve(1 + 5 + mark.length);
        bytes[size++] = LOG_DATA;
        text(mark);
        Set<Place> removed = removedAfterHeads(writes);
        for (Write write : writes) {
            for (Change change : write.changes()) {
                add(change, removed);
            }
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(COUNT_AT, count);
        return Arrays.copyOf(bytes, size);
    }

    private void begin() {
        if (bytes.length > KEPT) {
            bytes = new byte[4096];
        }
        Arrays.fill(bytes, 0, HEADER, (byte) 0);
        size = HEADER;
        count = 0;
    }

    /** The messages that are removed; empty when no head of one can stand in the batch. */
    private static Set<Place> removedAfterHeads(List<Write> writes) {
        boolean headSeen = false;
        Set<Place> removed = Set.of();
        for (Write write : writes) {
            for (Change change : write.changes()) {
                if (change instanceof Change.PutHead) {
                    headSeen = true;
                } else if (headSeen && change instanceof Change.RemoveMessage remove) {
                    if (removed.isEmpty()) {
                        removed = new HashSet<>();
                    }
                    removed.add(new Place(remove.queue(), remove.sequence()));
                }
            }
        }
        return removed;
    }

    private void add(Change change, Set<Place> removed) {
        if (change instanceof Change.PutMessage put) {
            MessageHead head = put.head();
            value(heads, head.queue(), head.sequence(), HeadFormat.write(head));
            value(bodies, head.queue(), head.sequence(), put.body());
        } else if (change instanceof Change.PutHead put) {
            MessageHead head = put.head();
            if (removed.isEmpty() || !removed.contains(new Place(head.queue(), head.sequence()))) {
                value(heads, head.queue(), head.sequence(), HeadFormat.write(head));
            }
        } else if (change instanceof Change.RemoveMessage remove) {
            deletion(heads, remove.queue(), remove.sequence());
            deletion(bodies, remove.queue(), remove.sequence());
        } else if (change instanceof Change.RemoveMessages remove) {
            byte[] first = StoreKeys.first(remove.queue());
            byte[] end = StoreKeys.end(remove.queue());
            pair(RANGE_DELETION, heads, first, end);
            pair(RANGE_DELETION, bodies, first, end);
        } else if (change instanceof Change.PutRecord put) {
            pair(VALUE, records, RecordKeys.write(put.key()), put.value());
        } else if (change instanceof Change.RemoveRecord remove) {
            byte[] key = RecordKeys.write(remove.key());
            reserve(1 + 5 + 5 + key.length);
            start(DELETION, records);
            text(key);
        }
    }

    private void value(int family, long queue, long sequence, byte[] value) {
        reserve(1 + 5 + 1 + StoreKeys.SIZE + 5 + value.length);
        start(VALUE, family);
        key(queue, sequence);
        text(value);
    }

    private void deletion(int family, long queue, long sequence) {
        reserve(1 + 5 + 1 + StoreKeys.SIZE);
        start(DELETION, family);
        key(queue, sequence);
    }

    private void pair(byte kind, int family, byte[] first, byte[] second) {
        reserve(1 + 5 + 5 + first.length + 5 + second.length);
        start(kind, family);
        text(first);
        text(second);
    }

    private void start(byte kind, int family) {
        count++;
        bytes[size++] = kind;
        varint(family);
    }

    private void key(long queue, long sequence) {
        varint(StoreKeys.SIZE);
        StoreKeys.write(queue, sequence, bytes, size);
        size += StoreKeys.SIZE;
    }

    private void text(byte[] text) {
        varint(text.length);
        System.arraycopy(text, 0, bytes, size, text.length);
        size += text.length;
    }

    private void varint(int value) {
        int left = value;
        while (left >= 0x80) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
