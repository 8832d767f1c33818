package org.opencmq.server.rocksdb;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Keys of the column families {@code heads} and {@code bodies}, in which RocksDB's byte order is the order of places.
 *
 * <pre>
 * offset  size  field
 *      0     8  queue, big-endian, not negative
 *      8     8  sequence, big-endian, not negative
 * </pre>
 */
final class StoreKeys {

    static final int SIZE = 16;

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private StoreKeys() {}

    static byte[] of(long queue, long sequence) {
        byte[] key = new byte[SIZE];
        write(queue, sequence, key, 0);
        return key;
    }

    /** Puts the key into an array. */
    static void write(long queue, long sequence, byte[] target, int at) {
        LONG.set(target, at, queue);
        LONG.set(target, at + 8, sequence);
    }

    /** Not above any key of the queue. */
    static byte[] first(long queue) {
        return of(queue, 0);
    }

    /** Above every key of the queue, below every key of the next. */
    static byte[] end(long queue) {
        return ByteBuffer.allocate(SIZE + 1)
                .putLong(queue)
                .putLong(-1)
                .put((byte) 0)
                .array();
    }
}
