package org.opencmq.server.app;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.opencmq.server.engine.local.MessageStore;
import org.opencmq.server.engine.local.StoreException;
import org.opencmq.server.rocksdb.RocksDbMessageStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Copies a data folder that no server works on. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        description = "Copies a data folder, whose server is stopped, into a new folder that --data can name.")
final class BackupCommand implements Callable<Integer> {

    private final PrintWriter out;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "The data folder.")
    private Path data = Path.of("data");

    @Option(
            names = "--to",
            paramLabel = "DIR",
            required = true,
            description = "The folder to make; must be new or empty.")
    private Path to = Path.of("backup");

    BackupCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() throws StoreException {
        if (!Files.exists(data.resolve("store.format"))) {
            throw new ProgramException(
                    ExitCode.FOLDER_UNUSABLE, data + " is no data folder: it holds no file store.format");
        }
        AtomicLong messages = new AtomicLong();
        try (RocksDbMessageStore store = new RocksDbMessageStore(data)) {
            store.open(new MessageStore.Replay() {
                @Override
                public void record(String key, byte[] value) {
                    // reading it is the check
                }

                @Override
                public void message(MessageStore.MessageHead head) {
                    messages.incrementAndGet();
                }
            });
            store.checkpoint(to);
        }
        out.println("BACKUP " + to + " messages=" + messages);
        out.flush();
        return ExitCode.OK.number();
    }
}
