package org.opencmq.server.trace;

import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ships the files of past days and deletes old ones, on the thread {@code cmq-trace-care}, which lives only while there is
 * something to do. A request that comes while it works is passed over: the next one comes within an hour.
 */
final class TraceCare implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TraceCare.class);

    private final TraceFiles files;
    private final TraceSettings settings;
    private final ThreadPoolExecutor thread;

    TraceCare(TraceFiles files, TraceSettings settings) {
        this.files = files;
        this.settings = settings;
        this.thread = new ThreadPoolExecutor(
                0,
                1,
                1,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread made = new Thread(task, "cmq-trace-care");
                    made.setDaemon(true);
                    return made;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Takes care of all files of days before this one, soon. */
    void start(LocalDate today) {
        thread.execute(() -> work(today));
    }

    private void work(LocalDate today) {
        try {
            for (LocalDate day : files.days()) {
                if (day.isBefore(today) && !thread.isShutdown()) {
                    boolean safe = ship(day);
                    if (safe && day.isBefore(today.minusDays(settings.retentionDays()))) {
                        files.delete(day);
                        LOG.info("trace deleted file={}", files.file(day));
                    }
                }
            }
        } catch (IOException e) {
            LOG.warn("traces in {} could not be taken care of, tried again within an hour", files.folder(), e);
        }
    }

    /** Answers whether the file need not be kept for the shipper. */
    private boolean ship(LocalDate day) {
        if (settings.shipper().isEmpty() || files.isShipped(day)) {
            return true;
        }
        try {
            settings.shipper().get().ship(files.file(day));
            files.markShipped(day);
            LOG.info("trace shipped file={}", files.file(day));
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.warn("trace not shipped, tried again within an hour file={}", files.file(day), e);
            return false;
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
