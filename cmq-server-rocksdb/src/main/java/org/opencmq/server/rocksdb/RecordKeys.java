package org.opencmq.server.rocksdb;

import java.nio.charset.StandardCharsets;

/** Keys of the column family {@code records}: the text in UTF-8. */
final class RecordKeys {

    private RecordKeys() {}

    static byte[] write(String key) {
        return key.getBytes(StandardCharsets.UTF_8);
    }

    static String read(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
