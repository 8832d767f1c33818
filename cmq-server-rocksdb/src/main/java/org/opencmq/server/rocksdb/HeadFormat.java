package org.opencmq.server.rocksdb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.opencmq.server.engine.local.MessageStore.MessageHead;

/**
 * The value of the column family {@code heads}: a {@link MessageHead} without what its key says. All numbers big-endian.
 *
 * <pre>
 * offset  size  field
 *      0     1  version of this layout, 1
 *      1     4  bodySize
 *      5     8  enqueuedAt
 *     13     8  visibleAt
 *     21     8  firstDequeuedAt, 0 for never
 *     29     4  dequeueCount
 *     33     8  deletedAt, 0 for not deleted
 *     41     n  msgId, ASCII, to the end of the value
 * </pre>
 *
 * A later layout gets a new version byte; this one reads version 1 only.
 */
final class HeadFormat {

    private static final byte VERSION = 1;
    private static final int FIXED = 41;

    private HeadFormat() {}

    static byte[] write(MessageHead head) {
        byte[] msgId = head.msgId().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(FIXED + msgId.length)
                .put(VERSION)
                .putInt(head.bodySize())
                .putLong(head.enqueuedAt())
                .putLong(head.visibleAt())
                .putLong(head.firstDequeuedAt())
                .putInt(head.dequeueCount())
                .putLong(head.deletedAt())
                .put(msgId)
                .array();
    }

    /**
     * The head under this key.
     *
     * @throws IllegalArgumentException when key or value is none of this layout; the message says what is wrong
     */
    static MessageHead read(byte[] key, byte[] value) {
        if (key.length != StoreKeys.SIZE) {
            throw new IllegalArgumentException(
                    "a message's key has " + key.length + " bytes instead of " + StoreKeys.SIZE);
        }
        if (value.length < FIXED || value[0] != VERSION) {
            throw new IllegalArgumentException("a message's head has " + value.length + " bytes and version "
                    + (value.length == 0 ? "none" : value[0]) + ", but this program reads version " + VERSION
                    + " of at least " + FIXED + " bytes");
        }
        ByteBuffer place = ByteBuffer.wrap(key);
        ByteBuffer from = ByteBuffer.wrap(value, 1, FIXED - 1);
        return new MessageHead(
                place.getLong(),
                place.getLong(),
                new String(value, FIXED, value.length - FIXED, StandardCharsets.US_ASCII),
                from.getInt(),
                from.getLong(),
                from.getLong(),
                from.getLong(),
                from.getInt(),
                from.getLong());
    }
}
