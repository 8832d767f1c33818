package org.opencmq.server.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.TopicName;
import org.opencmq.protocol.action.QueryMessageTrace;
import org.opencmq.protocol.action.TraceStep;
import org.opencmq.server.engine.VirtualTime;

/** One file a day, found again, shipped and deleted. The virtual clock begins on 2026-01-01. */
class FolderTracesTest {

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();
    private TraceLog traces;

    @BeforeEach
    void open() {
        open(TraceSettings.DEFAULT);
    }

    private void open(TraceSettings settings) {
        FolderTraces opened = new FolderTraces(folder.resolve("traces"), settings, time);
        opened.start();
        traces = opened;
    }

    private void reopen(TraceSettings settings) {
        traces.close();
        open(settings);
    }

    @AfterEach
    void close() {
        traces.close();
    }

    private void append(String msgId, String destination) {
        append("1000", false, msgId, destination, time.instant());
    }

    private void append(String account, boolean topic, String msgId, String destination, Instant at) {
        traces.append(new TraceEntry(
                account,
                topic,
                new TraceStep(at, "sent", new MessageId(msgId), destination, Optional.empty(), "a \"detail\"\n")));
    }

    private List<String> ids(QueryMessageTrace asked) {
        return traces.query(new TraceQuery("1000", asked)).toCompletableFuture().join().stream()
                .map(step -> step.msgId().value())
                .toList();
    }

    private static QueryMessageTrace all(int limit) {
        return new QueryMessageTrace(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    private Path day(String day) {
        return folder.resolve("traces").resolve(day + ".jsonl");
    }

    @Test
    void findsStepsByMessageQueueTopicAndTimeOfTheAskingAccountOnly() {
        // given
        Instant start = time.instant();
        append("1", "Orders");
        time.pass(Duration.ofSeconds(10));
        append("2", "orders");
        append("3", "other");
        append("1000", true, "4", "orders", time.instant());
        append("2000", false, "5", "orders", time.instant());

        // when, then
        assertThat(ids(all(10))).containsExactly("1", "2", "3", "4");
        assertThat(ids(new QueryMessageTrace(
                        Optional.of(new MessageId("3")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        10)))
                .containsExactly("3");
        assertThat(ids(new QueryMessageTrace(
                        Optional.empty(),
                        Optional.of(new QueueName("orders")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        10)))
                .containsExactly("1", "2");
        assertThat(ids(new QueryMessageTrace(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(new TopicName("ORDERS")),
                        Optional.empty(),
                        Optional.empty(),
                        10)))
                .containsExactly("4");
        assertThat(ids(new QueryMessageTrace(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(start),
                        Optional.of(start.plusSeconds(10)),
                        10)))
                .containsExactly("1");
    }

    @Test
    void answersTheOldestOfThoseAskedForInTheOrderOfTheirTime() {
        // given
        Instant start = time.instant();
        append("1000", false, "late", "orders", start.plusSeconds(3));
        append("1000", false, "first", "orders", start);
        append("1000", false, "second", "orders", start.plusSeconds(1));

        // then
        assertThat(ids(all(2))).containsExactly("first", "second");
    }

    @Test
    void writesOneFileADayAndReadsThemAll() {
        // given
        append("1", "orders");
        assertThat(ids(all(10))).containsExactly("1");
        time.pass(Duration.ofDays(1));
        append("2", "orders");

        // then
        assertThat(ids(all(10))).containsExactly("1", "2");
        assertThat(day("2026-01-01")).exists();
        assertThat(day("2026-01-02")).exists();
    }

    @Test
    void findsAfterARestartWhatWasWrittenBeforeAndPassesOverALineThatACrashTore() throws IOException {
        // given
        append("1", "orders");
        assertThat(ids(all(10))).as("written").containsExactly("1");
        traces.close();
        Files.writeString(day("2026-01-01"), "{\"account\":\"1000\",\"ki", StandardOpenOption.APPEND);

        // when
        open(TraceSettings.DEFAULT);
        append("2", "orders");

        // then
        assertThat(ids(all(10))).containsExactly("1", "2");
    }

    @Test
    void deletesFilesOlderThanTheRetention() throws IOException {
        // given
        traces.close(); // it cares for files on a thread of its own
        Files.createDirectories(folder.resolve("traces"));
        Files.writeString(day("2025-12-29"), "");
        Files.writeString(day("2025-12-30"), "");
        Path notOurs = Files.writeString(folder.resolve("traces").resolve("notes.jsonl"), "");

        // when
        reopen(TraceSettings.DEFAULT.withRetentionDays(2));
        append("1", "orders");

        // then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(day("2025-12-29")).doesNotExist());
        assertThat(day("2025-12-30")).exists();
        assertThat(notOurs).exists();
    }

    @Test
    void shipsClosedFilesOnceAndKeepsWhatCouldNotBeShipped() throws IOException {
        // given
        List<String> shipped = new ArrayList<>();
        AtomicBoolean works = new AtomicBoolean();
        TraceShipper shipper = file -> {
            if (!works.get()) {
                throw new IOException("storage is away");
            }
            synchronized (shipped) {
                shipped.add(String.valueOf(file.getFileName()));
            }
        };
        traces.close(); // what has no shipper would delete the old file at once
        Files.createDirectories(folder.resolve("traces"));
        Files.writeString(day("2025-01-01"), "");
        Files.writeString(day("2025-12-31"), "");
        reopen(TraceSettings.DEFAULT.withShipper(shipper));
        append("1", "orders");
        assertThat(ids(all(10))).containsExactly("1");
        assertThat(day("2025-01-01")).exists();

        // when
        works.set(true);
        reopen(TraceSettings.DEFAULT.withShipper(shipper));
        append("2", "orders");

        // then
        assertThat(ids(all(10))).as("written").containsExactly("1", "2");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(day("2025-01-01")).doesNotExist());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(folder.resolve("traces").resolve("2025-12-31.jsonl.shipped"))
                        .exists());
        reopen(TraceSettings.DEFAULT.withShipper(shipper));
        append("3", "orders");
        assertThat(ids(all(10))).containsExactly("1", "2", "3");
        synchronized (shipped) {
            assertThat(shipped).containsExactly("2025-01-01.jsonl", "2025-12-31.jsonl");
        }
    }

    @Test
    void theFolderShipperCopiesWholeFiles() throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("2026-01-01.jsonl"), "{}\n");

        // when
        new FolderShipper(folder.resolve("archive/2026")).ship(file);

        // then
        assertThat(folder.resolve("archive/2026/2026-01-01.jsonl")).hasContent("{}\n");
        assertThat(folder.resolve("archive/2026")).isDirectoryContaining("glob:**.jsonl");
    }

    @Test
    void dropsAndCountsStepsOverTheBoundInsteadOfWaiting() {
        // given
        TraceLog notStarted = new FolderTraces(folder.resolve("never"), TraceSettings.DEFAULT.withQueueSteps(16), time);

        // when
        for (int i = 0; i < 20; i++) {
            notStarted.append(new TraceEntry(
                    "1000",
                    false,
                    new TraceStep(time.instant(), "sent", new MessageId("1"), "orders", Optional.empty(), "")));
        }

        // then
        assertThat(notStarted.report()).isEqualTo(new TraceLog.Report(0, 4));
        notStarted.close();
    }

    @Test
    void goesOnAfterAFileThatCouldNotBeWritten() throws IOException {
        // given
        Path traced = Files.writeString(folder.resolve("traces"), "a file where the folder should be");
        append("1", "orders");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(traces.report().dropped()).isEqualTo(1));

        // when
        Files.delete(traced);
        append("2", "orders");

        // then
        assertThat(ids(all(10))).containsExactly("2");
        assertThat(traces.report()).isEqualTo(new TraceLog.Report(1, 1));
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> TraceSettings.DEFAULT.withRetentionDays(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retentionDays of traces must be 1 to 3650, was 0");
    }
}
