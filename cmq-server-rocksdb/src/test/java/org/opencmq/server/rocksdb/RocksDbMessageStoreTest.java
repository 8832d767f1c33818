package org.opencmq.server.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.server.engine.local.MessageStore;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.MessageStore.MessageHead;
import org.opencmq.server.engine.local.MessageStoreProvider;
import org.opencmq.server.engine.local.StoreException;

class RocksDbMessageStoreTest {

    @TempDir
    Path folder;

    @Test
    void isFoundByTheServiceLoader() throws Exception {
        // given
        MessageStoreProvider provider =
                ServiceLoader.load(MessageStoreProvider.class).findFirst().orElseThrow();

        // when
        try (MessageStore store = provider.store(folder.resolve("new/folder"))) {
            store.open(new Kept());
        }

        // then
        assertThat(provider.name()).isEqualTo("rocksdb");
        assertThat(folder.resolve("new/folder/store.format")).hasContent("opencmq-store 1");
    }

    @Test
    void keepsRecordsAndMessagesWithEveryFieldAcrossReopening() throws Exception {
        // given
        MessageHead full = new MessageHead(7, 1L << 40, "Message-1234567890-abc", 5, 11, -22, 33, 44, 55);
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            Given.writeDurably(
                    store,
                    List.of(
                            new Change.PutRecord("queue/ä", new byte[] {1, 2}),
                            new Change.PutRecord("gone", new byte[0]),
                            new Change.PutMessage(full, "hello".getBytes(UTF_8)),
                            Given.put(7, 2, "second"),
                            Given.put(3, 9, "")));
            Given.writeDurably(
                    store, List.of(new Change.RemoveRecord("gone"), new Change.PutHead(Given.head(7, 2, 999))));
        }

        // when
        Kept kept = new Kept();
        try (RocksDbMessageStore store = Given.openStore(folder, kept)) {

            // then
            assertThat(kept.records).containsOnlyKeys("queue/ä");
            assertThat(kept.records.get("queue/ä")).containsExactly(1, 2);
            assertThat(kept.heads).containsExactly(Given.head(3, 9, 0), Given.head(7, 2, 999), full);
            assertThat(store.bodies(7, new long[] {1L << 40, 2}))
                    .containsExactly("hello".getBytes(UTF_8), "second".getBytes(UTF_8));
            assertThat(store.bodies(3, new long[] {9})).containsExactly(new byte[0]);
        }
    }

    @Test
    void readsSeeEveryWriteHandedOverBefore() throws Exception {
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            for (long round = 1; round <= 2_000; round++) {
                // given
                store.write(List.of(Given.put(1, round, "body " + round), Given.put(2, round, "")), false);

                // when, then
                assertThat(store.bodies(1, new long[] {round}).get(0)).isEqualTo(("body " + round).getBytes(UTF_8));
                assertThat(store.bodies(2, new long[] {round}).get(0)).isEmpty();
                store.write(List.of(new Change.RemoveMessage(1, round)), false);
                long gone = round;
                assertThatThrownBy(() -> store.bodies(1, new long[] {gone}))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("no body of message " + gone + " of queue 1");
            }
        }
    }

    @Test
    void removesAllMessagesOfOneQueueThatAreKnownThen() throws Exception {
        // given
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            Given.fill(store, 4, 1, 50, 20);
            Given.fill(store, 5, 1, 50, 20);

            // when
            CompletionStage<Void> emptied =
                    store.write(List.of(new Change.RemoveMessages(5), Given.put(5, 51, "after")), true);

            // then
            assertThatThrownBy(() -> store.bodies(5, new long[] {7})).isInstanceOf(StoreException.class);
            assertThat(store.bodies(5, new long[] {51})).containsExactly("after".getBytes(UTF_8));
            emptied.toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThatThrownBy(() -> store.bodies(5, new long[] {7})).isInstanceOf(StoreException.class);
            assertThat(store.bodies(5, new long[] {51})).containsExactly("after".getBytes(UTF_8));
            assertThat(store.bodies(4, new long[] {1, 50})).hasSize(2);
        }

        // then
        Kept kept = new Kept();
        Given.openStore(folder, kept).close();
        assertThat(kept.sequences(5)).containsExactly(51L);
        assertThat(kept.sequences(4))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 50).boxed().toList());
    }

    @Test
    void replaysTheMessagesOfAQueueInTheOrderOfTheirPlaces() throws Exception {
        // given
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            for (long sequence : new long[] {300, 2, 1L << 33, 255, 256, 1}) {
                Given.writeDurably(store, List.of(Given.put(1L << 34, sequence, "x")));
            }
        }

        // when
        Kept kept = new Kept();
        Given.openStore(folder, kept).close();

        // then
        assertThat(kept.sequences(1L << 34)).containsExactly(1L, 2L, 255L, 256L, 300L, 1L << 33);
    }

    @Test
    void aSlowCallbackDoesNotHoldUpOtherWrites() throws Exception {
        // given
        CountDownLatch release = new CountDownLatch(1);
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            Thread here = Thread.currentThread();
            CompletableFuture<Void> slow;
            long first = 1_000;
            do { // a write that was over before this thread could say what follows does not count
                slow = store.write(List.of(Given.put(1, first++, "a")), true)
                        .thenAccept(nothing -> {
                            if (Thread.currentThread() != here) {
                                awaitQuietly(release);
                            }
                        })
                        .toCompletableFuture();
            } while (slow.isDone());

            // when
            for (long sequence = 2; sequence < 100; sequence++) {
                store.write(List.of(Given.put(1, sequence, "b")), true);
            }

            // then: they reach the disk although their stages wait for the callback
            await().atMost(Duration.ofMinutes(1)).until(() -> store.waitingBytes() == 0);
            assertThat(slow).isNotDone();
            release.countDown();
            slow.get(60, TimeUnit.SECONDS);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void boundsWhatWaitsForTheDisk() throws Exception {
        // given: forty bodies of 2 MiB are more than may wait
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            List<CompletionStage<Void>> stages = new ArrayList<>();

            // when
            for (long sequence = 1; sequence <= 40; sequence++) {
                stages.add(store.write(List.of(Given.put(1, sequence, 2 << 20)), true));
                assertThat(store.waitingBytes()).isLessThanOrEqualTo(32L << 20);
            }

            // then
            for (CompletionStage<Void> stage : stages) {
                stage.toCompletableFuture().get(120, TimeUnit.SECONDS);
            }
            assertThat(store.bodies(1, new long[] {40}).get(0)).isEqualTo(Given.body(1, 40, 2 << 20));
        }
    }

    @Test
    void refusesASecondStoreOnTheSameFolderInOneLine() throws Exception {
        try (RocksDbMessageStore first = Given.openStore(folder)) {
            // when, then
            assertThatThrownBy(() -> Given.openStore(folder))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("data folder " + folder.toAbsolutePath() + " is in use by another process")
                    .hasMessageNotContaining("\n");
            Given.writeDurably(first, List.of(Given.put(1, 1, "still works")));
        }
        Given.openStore(folder).close();
    }

    @Test
    void closesAnyNumberOfTimesAndFailsWhatComesLater() throws Exception {
        // given
        RocksDbMessageStore store = Given.openStore(folder);
        CompletionStage<Void> last = store.write(List.of(Given.put(1, 1, "kept")), false);

        // when
        store.close();
        store.close();

        // then
        assertThat(last.toCompletableFuture()).isCompleted();
        assertThat(store.write(List.of(Given.put(1, 2, "late")), true).toCompletableFuture())
                .isCompletedExceptionally();
        assertThatThrownBy(() -> store.bodies(1, new long[] {1})).isInstanceOf(StoreException.class);
        Kept kept = new Kept();
        Given.openStore(folder, kept).close();
        assertThat(kept.sequences(1)).containsExactly(1L);
    }

    @Test
    void anErrorWhileWritingIsToldAndFailsWhatComesLater() throws Exception {
        // given
        List<Change> broken = new AbstractList<>() {
            @Override
            public Change get(int index) {
                if (Thread.currentThread().getName().startsWith("cmq-store")) {
                    throw new StackOverflowError("made up");
                }
                return Given.put(1, 1, "never written");
            }

            @Override
            public int size() {
                return 1;
            }
        };
        RocksDbMessageStore store = Given.openStore(folder);

        // when
        CompletableFuture<Void> failing = store.write(broken, true).toCompletableFuture();

        // then
        assertThatThrownBy(() -> failing.get(60, TimeUnit.SECONDS))
                .hasCauseInstanceOf(StoreException.class)
                .hasMessageContaining("made up; start again");
        assertThat(store.write(List.of(Given.put(1, 2, "late")), true).toCompletableFuture())
                .isCompletedExceptionally();
        store.close();
    }

    @Test
    void aBackupTakenWhileWritingIsAStoreOfItsOwn(@TempDir Path backups) throws Exception {
        // given
        Path backup = backups.resolve("monday");
        try (RocksDbMessageStore store = Given.openStore(folder)) {
            Given.fill(store, 1, 1, 1_000, 100);
            store.write(List.of(Given.put(1, 1_001, "handed over")), false);

            // when
            store.checkpoint(backup);
            Given.fill(store, 1, 2_000, 10, 100);

            // then
            assertThatThrownBy(() -> store.checkpoint(backup))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is not empty");
        }
        Kept kept = new Kept();
        try (RocksDbMessageStore copy = Given.openStore(backup, kept)) {
            assertThat(kept.sequences(1)).hasSize(1_001).endsWith(1_001L);
            assertThat(copy.bodies(1, new long[] {1_001})).containsExactly("handed over".getBytes(UTF_8));
        }
    }

    @Test
    void givesDiskSpaceBackAfterABacklogWasConsumed() throws Exception {
        // given
        RocksDbMessageStore store = new RocksDbMessageStore(folder, 1_000, Duration.ofMillis(200));
        store.open(new Kept());
        try (store) {
            Given.fill(store, 1, 1, 60_000, 1_024);
            Given.fill(store, 2, 1, 1_000, 1_024);
            await().atMost(Duration.ofMinutes(1)).until(() -> tableBytes() > 20L << 20);

            // when
            for (long sequence = 1; sequence <= 60_000; sequence++) {
                store.write(List.of(new Change.RemoveMessage(1, sequence)), false);
            }

            // then
            await().atMost(Duration.ofMinutes(2)).until(() -> tableBytes() < 4L << 20);
            assertThat(store.bodies(2, new long[] {1, 1_000})).hasSize(2);
        }
    }

    @Test
    void leavesNoUnpackedLibraryBehind() throws Exception {
        // given
        Given.openStore(folder).close();

        // when
        try (Stream<Path> temporary = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {

            // then: those of other processes exist for a moment only
            List<Path> left = temporary
                    .filter(file -> file.getFileName().toString().startsWith("opencmq-rocksdb"))
                    .toList();
            await().atMost(Duration.ofMinutes(1)).until(() -> left.stream().noneMatch(Files::exists));
        }
    }

    private long tableBytes() throws IOException {
        long sum = 0;
        try (Stream<Path> files = Files.list(folder.resolve("rocksdb"))) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".sst")).toList()) {
                sum += Files.exists(file) ? file.toFile().length() : 0;
            }
        }
        return sum;
    }
}
