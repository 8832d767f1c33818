package org.opencmq.server.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencmq.protocol.MessageId;
import org.opencmq.protocol.action.TraceStep;
import org.opencmq.server.engine.VirtualTime;

/** What becomes of the steps that wait when a log ends. */
class FolderTracesEndTest {

    @TempDir
    Path folder;

    private final VirtualTime time = new VirtualTime();

    @Test
    void writesAllThatWaitsBeforeItEnds() throws IOException {
        // given
        FolderTraces traces = new FolderTraces(folder, TraceSettings.DEFAULT, time);
        traces.start();
        for (int i = 0; i < 20_000; i++) {
            traces.append(step());
        }

        // when
        traces.close();

        // then
        assertThat(Files.readAllLines(folder.resolve("2026-01-01.jsonl"))).hasSize(20_000);
        assertThat(traces.report()).isEqualTo(new TraceLog.Report(20_000, 0));
    }

    @Test
    void countsWhatItCouldNotWriteInTheTimeItWasGiven() throws InterruptedException {
        // given
        CountDownLatch writing = new CountDownLatch(1);
        FolderTraces stuck = new FolderTraces(folder, TraceSettings.DEFAULT, new StuckClock(writing));
        stuck.start();
        writing.await();
        stuck.append(step());
        stuck.append(step());

        // when
        stuck.close(Duration.ofMillis(1));
        stuck.append(step());

        // then
        assertThat(stuck.report()).isEqualTo(new TraceLog.Report(0, 3));
    }

    private TraceEntry step() {
        return new TraceEntry(
                "1000",
                false,
                new TraceStep(time.instant(), "sent", new MessageId("1"), "orders", Optional.empty(), ""));
    }

    /** Lets whoever looks at it wait until he is interrupted. */
    private static final class StuckClock extends Clock {

        private final CountDownLatch looked;

        StuckClock(CountDownLatch looked) {
            this.looked = looked;
        }

        @Override
        public Instant instant() {
            looked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Instant.EPOCH;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
