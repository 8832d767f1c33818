package org.opencmq.client;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads named {@code cmq-client-N} that carry batches and go when idle. */
final class WorkerThreads {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final long IDLE_SECONDS = 10;

    private WorkerThreads() {}

    static ThreadPoolExecutor open(int most) {
        ThreadFactory factory = task -> {
            Thread thread = new Thread(task, "cmq-client-" + NUMBER.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }
}
