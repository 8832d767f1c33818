package org.opencmq.server.rocksdb;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.opencmq.server.engine.local.MessageStore.Change;

/** The program of the full-disk test: prints for each of its writes and for a read whether it worked. */
final class LimitedWriter {

    private LimitedWriter() {}

    /** Argument: folder. */
    public static void main(String[] args) throws Exception {
        RocksDbMessageStore store = new RocksDbMessageStore(Path.of(args[0]));
        store.open(new Kept());
        write(store, Given.put(1, 1, 100));
        write(store, Given.put(1, 2, 40 << 20));
        write(store, Given.put(1, 3, 100));
        System.out.println("read " + store.bodies(1, new long[] {1}).get(0).length);
        store.close();
        System.out.println("closed");
    }

    private static void write(RocksDbMessageStore store, Change change) {
        try {
            store.write(List.of(change), true).toCompletableFuture().join();
            System.out.println("written");
        } catch (CompletionException e) {
            System.out.println("failed " + e.getCause().getMessage());
        }
    }
}
