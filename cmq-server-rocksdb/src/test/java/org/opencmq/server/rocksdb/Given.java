package org.opencmq.server.rocksdb;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.MessageStore.MessageHead;

/** Stores and messages to test with. */
final class Given {

    private Given() {}

    static RocksDbMessageStore openStore(Path folder) throws Exception {
        return openStore(folder, new Kept());
    }

    static RocksDbMessageStore openStore(Path folder, Kept kept) throws Exception {
        RocksDbMessageStore store = new RocksDbMessageStore(folder);
        store.open(kept);
        return store;
    }

    static MessageHead head(long queue, long sequence, int bodySize) {
        return new MessageHead(queue, sequence, "id-" + queue + "-" + sequence, bodySize, 1_000, 2_000, 0, 0, 0);
    }

    static Change put(long queue, long sequence, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Change.PutMessage(head(queue, sequence, bytes.length), bytes);
    }

    /** A body that no compression shrinks, the same for the same place. */
    static byte[] body(long queue, long sequence, int size) {
        byte[] bytes = new byte[size];
        new Random(queue * 31 + sequence).nextBytes(bytes);
        return bytes;
    }

    static Change put(long queue, long sequence, int size) {
        return new Change.PutMessage(head(queue, sequence, size), body(queue, sequence, size));
    }

    /** Writes messages of these places, a hundred a write, and waits until they are on disk. */
    static void fill(RocksDbMessageStore store, long queue, long first, long count, int size) throws Exception {
        List<Change> changes = new ArrayList<>();
        for (long sequence = first; sequence < first + count; sequence++) {
            changes.add(put(queue, sequence, size));
            if (changes.size() == 100) {
                store.write(List.copyOf(changes), false);
                changes.clear();
            }
        }
        writeDurably(store, List.copyOf(changes));
    }

    static void writeDurably(RocksDbMessageStore store, List<Change> changes) throws Exception {
        store.write(changes, true).toCompletableFuture().get(120, TimeUnit.SECONDS);
    }
}
