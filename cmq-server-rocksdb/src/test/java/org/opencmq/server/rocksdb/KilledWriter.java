package org.opencmq.server.rocksdb;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.opencmq.server.engine.local.MessageStore.Change;

/**
 * The program of the kill test: puts and removes messages durably and prints {@code +N} or {@code -N} once that is on
 * disk, until it is killed. Removes every third.
 */
final class KilledWriter {

    private KilledWriter() {}

    /** Arguments: folder, first place. */
    public static void main(String[] args) throws Exception {
        RocksDbMessageStore store = new RocksDbMessageStore(Path.of(args[0]));
        store.open(new Kept());
        PrintStream out = new PrintStream(System.out, false, "US-ASCII");
        long sequence = Long.parseLong(args[1]);
        while (true) {
            for (int i = 0; i < 8; i++) {
                long place = sequence++;
                store.write(List.of(Given.put(1, place, 700)), true).thenRun(() -> {
                    out.println("+" + place);
                    out.flush();
                });
                if (place % 3 == 0) {
                    store.write(List.of(new Change.RemoveMessage(1, place)), true)
                            .thenRun(() -> {
                                out.println("-" + place);
                                out.flush();
                            });
                }
            }
            store.write(List.of(), true).toCompletableFuture().get();
        }
    }
}
