package org.opencmq.server.trace;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends steps to the file of the day, on the thread {@code cmq-trace-writer}, the owner of that file. Callers only leave
 * their steps in a bounded queue; a step that finds it full, or a file that cannot be written, is dropped, counted, and the
 * first of them logged.
 */
final class TraceWriter {

    /** What the thread is given. */
    sealed interface Item permits TraceEntry, Flush {}

    /** Completes when all before it can be read. */
    record Flush(CompletableFuture<Void> done) implements Item {}

    private static final Logger LOG = LoggerFactory.getLogger(TraceWriter.class);
    private static final int BATCH = 1_024;
    private static final Duration CARE_EVERY = Duration.ofHours(1);

    private final TraceFiles files;
    private final TraceCare care;
    private final Clock clock;
    private final BlockingQueue<Item> queue;
    private final Thread thread = new Thread(this::run, "cmq-trace-writer");
    private final AtomicBoolean complained = new AtomicBoolean();
    private final LongAdder kept = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private volatile boolean closed;

    /** Steps that the thread is writing now. Written by the thread alone. */
    private volatile int underWay;

    // owned by the thread
    private @Nullable OutputStream out;
    private LocalDate day = LocalDate.EPOCH;
    private Instant nextCare = Instant.EPOCH;

    TraceWriter(TraceFiles files, TraceCare care, int queueSteps, Clock clock) {
        this.files = files;
        this.care = care;
        this.clock = clock;
        this.queue = new ArrayBlockingQueue<>(queueSteps);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void append(TraceEntry entry) {
        if (closed) {
            lost(1, "the server stops", null);
        } else if (!queue.offer(entry)) {
            lost(1, "too many steps wait to be written; raise the bound or trace fewer queues", null);
        } else if (closed && !thread.isAlive()) {
            abandon(); // it came in behind the end
        }
    }

    /** Completes when all appended before can be read; at once when the thread is not there to say so. */
    CompletableFuture<Void> flush() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (!queue.offer(new Flush(done)) || !thread.isAlive()) {
            done.complete(null);
        }
        return done;
    }

    TraceLog.Report report() {
        return new TraceLog.Report(kept.sum(), dropped.sum());
    }

    private void run() {
        List<Item> batch = new ArrayList<>(BATCH);
        try {
            lookAtClock();
            while (!closed || !queue.isEmpty()) {
                Item first = queue.poll(pause(), TimeUnit.MILLISECONDS);
                lookAtClock();
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    write(batch);
                    batch.clear();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeFile();
            abandon();
        }
    }

    /** Nobody waits for a thread that has ended, and what it did not write is lost; answers how many steps. */
    private int abandon() {
        int steps = 0;
        for (Item item = queue.poll(); item != null; item = queue.poll()) {
            if (item instanceof Flush flush) {
                flush.done().complete(null);
            } else {
                steps++;
            }
        }
        dropped.add(steps);
        return steps;
    }

    /** Milliseconds until the day or the hour is over. */
    private long pause() {
        if (closed) {
            return 0;
        }
        Instant now = clock.instant();
        Instant midnight = LocalDate.ofInstant(now, ZoneOffset.UTC)
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Instant until = midnight.isBefore(nextCare) ? midnight : nextCare;
        return Math.max(
                1, Math.min(CARE_EVERY.toMillis(), Duration.between(now, until).toMillis() + 1));
    }

    private void lookAtClock() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(day)) {
            closeFile();
            day = today;
            nextCare = now;
        }
        if (!now.isBefore(nextCare)) {
            nextCare = now.plus(CARE_EVERY);
            care.start(today);
        }
    }

    private void write(List<Item> batch) {
        underWay = batch.size();
        List<Flush> flushes = new ArrayList<>(0);
        int steps = 0;
        try {
            for (Item item : batch) {
                if (item instanceof TraceEntry entry) {
                    steps++;
                    OutputStream file = file();
                    file.write(entry.write());
                    file.write('\n');
                } else if (item instanceof Flush flush) {
                    flushes.add(flush);
                }
            }
            if (out != null && (queue.isEmpty() || !flushes.isEmpty())) {
                out.flush();
            }
            kept.add(steps);
        } catch (IOException | RuntimeException e) {
            closeFile();
            lost(steps, "the file cannot be written: " + files.file(day), e);
        }
        underWay = 0;
        flushes.forEach(flush -> flush.done().complete(null));
    }

    private OutputStream file() throws IOException {
        OutputStream open = out;
        if (open == null) {
            open = files.append(day);
            out = open;
        }
        return open;
    }

    private void closeFile() {
        OutputStream open = out;
        out = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.warn("trace file={} did not close", files.file(day), e);
            }
        }
    }

    private void lost(int steps, String reason, @Nullable Exception cause) {
        dropped.add(steps);
        if (complained.compareAndSet(false, true)) {
            LOG.warn("trace steps are dropped, said once, count them by the metrics reason=\"{}\"", reason, cause);
        }
    }

    /** Writes what was appended and ends; what this time does not suffice for is lost. May be called again. */
    void close(Duration patience) {
        closed = true;
        boolean awake = queue.offer(new Flush(new CompletableFuture<>())); // a full queue is awake anyway
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        boolean late = thread.isAlive();
        thread.interrupt();
        int unwritten = abandon();
        if (late) {
            LOG.warn(
                    "trace writer was not done after {} lost={} underWay={} awake={}",
                    patience,
                    unwritten,
                    underWay,
                    awake);
        } else if (unwritten > 0) {
            LOG.warn("trace writer has ended lost={}", unwritten);
        }
    }
}
