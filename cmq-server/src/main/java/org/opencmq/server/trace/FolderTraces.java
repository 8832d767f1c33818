package org.opencmq.server.trace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.opencmq.protocol.action.TraceStep;
import org.opencmq.protocol.error.CmqErrorCode;

/**
 * Keeps steps in a folder, one file a day (UTC). Owner of the writer's thread, of the thread {@code cmq-trace-query}, which
 * reads files for one query at a time and lives only while somebody asks, and of the one that cares for old files. The
 * folder is made with the first step.
 */
public final class FolderTraces implements TraceLog {

    private static final int WAITING_QUERIES = 16;
    private static final long IDLE_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TraceFiles files;
    private final TraceCare care;
    private final TraceWriter writer;
    private final ThreadPoolExecutor queries;

    /** Takes steps from now on, and writes them once it is {@linkplain #start started}. */
    public FolderTraces(Path folder, TraceSettings settings, Clock clock) {
        files = new TraceFiles(folder);
        care = new TraceCare(files, settings);
        writer = new TraceWriter(files, care, settings.queueSteps(), clock);
        queries = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_QUERIES), task -> {
                    Thread thread = new Thread(task, "cmq-trace-query");
                    thread.setDaemon(true);
                    return thread;
                });
        queries.allowCoreThreadTimeOut(true);
    }

    /** Begins to write and to care for old files; called once, when the folder is surely this server's. */
    public void start() {
        writer.start();
    }

    @Override
    public void append(TraceEntry entry) {
        writer.append(entry);
    }

    @Override
    public CompletionStage<List<TraceStep>> query(TraceQuery query) {
        return writer.flush().thenCompose(flushed -> {
            try {
                return CompletableFuture.supplyAsync(() -> search(query), queries);
            } catch (RejectedExecutionException e) {
                return CompletableFuture.failedFuture(CmqErrorCode.FREQUENCY_LIMIT.refuse());
            }
        });
    }

    private List<TraceStep> search(TraceQuery query) {
        try {
            return new TraceSearch(files, query, queries::isShutdown).run();
        } catch (IOException e) {
            throw new UncheckedIOException("traces in " + files.folder() + " cannot be read", e);
        }
    }

    @Override
    public Report report() {
        return writer.report();
    }

    /** As {@link #close(Duration)}, with the patience of half a minute. */
    @Override
    public void close() {
        close(PATIENCE);
    }

    @Override
    public void close(Duration patience) {
        queries.shutdownNow().forEach(Runnable::run);
        care.close();
        writer.close(patience);
    }
}
