package org.opencmq.server.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.server.engine.local.StoreException;

/** Damaged files are reported with their name; a torn end that nobody was answered for is not damage. */
class RocksDbDamageTest {

    @TempDir
    Path folder;

    @TempDir
    Path other;

    @Test
    void reportsABitThatFlippedInsideTheSyncedLog() throws Exception {
        // given
        Path copy = crashedCopy(1_000);
        Path log = newest(copy, ".log");

        // when
        flip(log, endOfNumber(log) / 2);

        // then: again and again, for opening must not repair it silently
        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> Given.openStore(copy))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is corrupt")
                    .hasMessageContaining(log.getFileName().toString())
                    .hasMessageContaining("backup")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void recyclesALogFromTheFirstBatchOn() throws Exception {
        // given
        Path copy = crashedCopy(100);
        Path log = newest(copy, ".log");

        // then: whatever is written stands in the midst of what the log held when it was filled
        assertThat(files(copy, ".log")).hasSize(2);
        assertThat(Files.size(log)).isGreaterThan(StoreDatabase.LARGEST_MEMTABLE);
        assertThat(endOfNumber(log)).isBetween(100L * 1_024, 200L * 1_024);
    }

    @Test
    void reportsABitThatFlippedInTheFirstBatchOfTheLog() throws Exception {
        Path copy = crashedCopy(100);
        flip(newest(copy, ".log"), 40);
        assertThatThrownBy(() -> Given.openStore(copy)).hasMessageContaining("at byte 0 is damaged");
    }

    @Test
    void reportsABitThatFlippedInTheLastSyncedBatch() throws Exception {
        // given: the mark that is written after a moment of rest vouches for it
        Path copy = crashedCopy(100);
        Path log = newest(copy, ".log");

        // when
        flip(log, endOfNumber(log) - 400);

        // then
        assertThatThrownBy(() -> Given.openStore(copy)).hasMessageContaining("is corrupt");
    }

    @Test
    void reportsAFlippedBitWhenTheFormatFileIsGoneToo() throws Exception {
        // given
        Path copy = crashedCopy(100);
        Files.delete(copy.resolve("store.format"));
        // when
        flip(newest(copy, ".log"), 40);
        // then
        assertThatThrownBy(() -> Given.openStore(copy)).hasMessageContaining("is corrupt");
    }

    @Test
    void acceptsALogWhoseLastBatchIsTorn() throws Exception {
        // given
        Path copy = crashedCopy(100);
        Path log = newest(copy, ".log");

        // when: cut inside the last message, and its mark with it
        long end = endOfNumber(log);
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(end - 300);
        }

        // then
        Kept kept = new Kept();
        Given.openStore(copy, kept).close();
        assertThat(kept.sequences(1)).hasSize(99).startsWith(1L).endsWith(99L);
    }

    @Test
    void acceptsATornEndInARecycledLogWithOldBatchesBehindIt() throws Exception {
        // given: messages until the log in use is one that held messages before, then a crash while a mark was written
        long messages = 0;
        long end;
        Path log;
        Set<Path> logs = new HashSet<>();
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            do {
                Given.fill(store, 1, messages + 1, 10_000, 1_024);
                messages += 10_000;
                await().atMost(Duration.ofMinutes(1)).until(store::isAtRest);
                await().atMost(Duration.ofMinutes(1))
                        .ignoreExceptionsInstanceOf(IOException.class)
                        .until(this::copyFolder);
                log = newest(other, ".log");
                logs.add(log);
                end = endOfNumber(log);
            } while ((logs.size() < 4 || end >= Files.size(log)) && messages < 500_000);
        }
        assertThat(end).as("end of what is new in a recycled log").isLessThan(Files.size(log));

        // when
        flip(log, end - 10);

        // then
        Kept kept = new Kept();
        Given.openStore(other, kept).close();
        assertThat(kept.sequences(1)).hasSize(Math.toIntExact(messages));
    }

    @Test
    void reportsADamagedTableOfHeadsWhenOpening() throws Exception {
        // given
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            Given.fill(store, 1, 1, 1_000, 10);
        }

        // when
        for (Path table : files(folder, ".sst")) {
            flip(table, Files.size(table) / 3);
        }

        // then
        assertThatThrownBy(() -> Given.openStore(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("data folder " + folder)
                .hasMessageContaining(".sst")
                .hasMessageContaining("restore the folder from a backup");
    }

    @Test
    void reportsADamagedBodyWhenItIsRead() throws Exception {
        // given
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            Given.fill(store, 1, 1, 1_000, 1_024);
        }
        flip(largest(folder, ".sst"), 500_000);

        // when
        try (RocksDbMessageStore store = Given.openStore(folder)) {

            // then
            assertThatThrownBy(() -> {
                        for (long sequence = 1; sequence <= 1_000; sequence++) {
                            assertThat(store.bodies(1, new long[] {sequence}).get(0))
                                    .isEqualTo(Given.body(1, sequence, 1_024));
                        }
                    })
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(".sst");
        }
    }

    @Test
    void reportsADamagedManifestAndAMissingTable() throws Exception {
        // given
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            Given.fill(store, 1, 1, 1_000, 100);
        }
        copyFolder();

        // when
        Path manifest;
        try (Stream<Path> all = Files.list(folder.resolve("rocksdb"))) {
            manifest = all.filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
                    .findFirst()
                    .orElseThrow();
        }
        flip(manifest, Files.size(manifest) / 2);
        Files.delete(largest(other, ".sst"));

        // then
        assertThatThrownBy(() -> Given.openStore(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be opened")
                .hasMessageContaining("MANIFEST");
        assertThatThrownBy(() -> Given.openStore(other))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(".sst");
    }

    @Test
    void neverStartsEmptyWhereAStoreHasBeen() throws Exception {
        // given
        Given.openStore(folder).close();
        Files.delete(folder.resolve("rocksdb/CURRENT"));

        // when, then
        assertThatThrownBy(() -> Given.openStore(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("CURRENT is missing");
        Files.delete(folder.resolve("store.format"));
        assertThatThrownBy(() -> Given.openStore(folder)).isInstanceOf(StoreException.class);
    }

    @Test
    void refusesAFolderOfAnotherFormat() throws Exception {
        // given
        Given.openStore(folder).close();
        Files.writeString(folder.resolve("store.format"), "opencmq-store 99\n");

        // when, then
        assertThatThrownBy(() -> Given.openStore(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'opencmq-store 99'")
                .hasMessageContaining("'opencmq-store 1'");
    }

    /** A copy of the files of a store that is not closed, as a kill leaves them, with its log at rest. */
    private Path crashedCopy(int messages) throws Exception {
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            for (long sequence = 1; sequence <= messages; sequence++) {
                Given.writeDurably(store, List.of(Given.put(1, sequence, 1_024)));
            }
            await().atMost(Duration.ofMinutes(1)).until(store::isAtRest);
            await().atMost(Duration.ofMinutes(1)).until(this::copyFolder);
        }
        return other;
    }

    /** True when no file came or went meanwhile. */
    private boolean copyFolder() throws IOException {
        List<Path> before = allFiles(folder);
        for (Path file : allFiles(other)) {
            Files.delete(file);
        }
        for (Path file : before) {
            Path to = other.resolve(folder.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        return before.equals(allFiles(folder));
    }

    private static List<Path> allFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("rocksdb"))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    private static Path largest(Path folder, String end) throws IOException {
        return files(folder, end).stream()
                .max(Comparator.comparingLong(file -> file.toFile().length()))
                .orElseThrow();
    }

    private static Path newest(Path folder, String end) throws IOException {
        return files(folder, end).stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    /** Where the last batch with the log's own number ends, more or less. */
    private static long endOfNumber(Path log) throws IOException {
        String name = log.getFileName().toString();
        int number = Integer.parseInt(name.substring(0, name.indexOf('.')));
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log)).order(ByteOrder.LITTLE_ENDIAN);
        int last = 0;
        for (int at = 0; at + 11 < bytes.limit(); at++) {
            int type = bytes.get(at + 6);
            if (bytes.getInt(at + 7) == number && type >= 5 && type <= 8) {
                last = at;
            }
        }
        return last + 11L + (bytes.getShort(last + 4) & 0xffff);
    }

    private static void flip(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(at);
            int value = bytes.read();
            bytes.seek(at);
            bytes.write(value ^ 0x10);
        }
    }
}
