package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.client.CmqClient;
import org.opencmq.client.RetryPolicy;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.QueueSettings;

/** What the program says of a data folder that was damaged after a kill: one line that names the file, never an empty queue. */
@Timeout(600)
class DamagedFolderIT {

    private static final QueueName ORDERS = new QueueName("orders");
    private static final List<String> BODIES = Bodies.numbered("x".repeat(1_000), 100);

    @TempDir
    Path folder;

    @BeforeEach
    void fillAndKill() throws Exception {
        try (KillableServer server = KillableServer.start(folder);
                CmqClient client = server.client(KillableServer.THROUGH_RESTARTS)) {
            client.control().createQueue(ORDERS, QueueSettings.NONE);
            KillableServer.fill(client, ORDERS, BODIES.subList(0, 99));
            KillableServer.fill(client, ORDERS, BODIES.subList(99, 100)); // vouches for those before it
            server.kill();
        }
    }

    @Test
    void namesTheLogInWhichSomethingSyncedIsDamaged() throws Exception {
        Path log = largest(".log");
        try (RandomAccessFile bytes = new RandomAccessFile(log.toFile(), "rw")) {
            bytes.seek(2_000);
            int value = bytes.read();
            bytes.seek(2_000);
            bytes.write(value ^ 0x10);
        }
        assertRefused(log.getFileName().toString());
    }

    @Test
    void namesATableThatIsMissing() throws Exception {
        // given
        try (KillableServer server = KillableServer.start(folder)) {
            server.kill(); // its start put what the log held into tables
        }
        Path table = largest(".sst");
        Files.delete(table);

        // when, then
        assertRefused(table.getFileName().toString());
    }

    @Test
    void saysThatTheFolderHasNoBeginningOrAnotherFormat() throws Exception {
        Files.delete(folder.resolve("rocksdb").resolve("CURRENT"));
        assertRefused("CURRENT");
        Files.writeString(folder.resolve("store.format"), "opencmq-store 99\n");
        assertRefused("store.format");
    }

    @Test
    void startsWithAllThatWasAnsweredWhenTheLogEndsInATornWrite() throws Exception {
        // given
        Path log = largest(".log");
        long end;
        try (RandomAccessFile bytes = new RandomAccessFile(log.toFile(), "r")) {
            end = bytes.length();
        }
        byte[] half = new byte[700];
        half[4] = 100;
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(half), end);
        }

        // when, then
        try (KillableServer server = KillableServer.start(folder);
                CmqClient client = server.client(RetryPolicy.DEFAULT)) {
            Bodies.assertEachOnceIn("the queue", KillableServer.bodies(client, ORDERS), BODIES);
        }
    }

    private void assertRefused(String file) throws Exception {
        try (RunningProgram program = RunningProgram.start("--data", folder.toString(), "--port", "0")) {
            assertThat(program.awaitExit(120)).isEqualTo(ExitCode.FOLDER_UNUSABLE.number());
            String errors = program.errors();
            assertThat(errors.lines()).hasSize(1);
            assertThat(errors).contains(folder.toString()).contains(file);
        }
    }

    private Path largest(String end) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("rocksdb"))) {
            return files.filter(file -> file.toString().endsWith(end))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}
