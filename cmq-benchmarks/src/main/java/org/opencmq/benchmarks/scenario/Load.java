package org.opencmq.benchmarks.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs the same thing on several threads and waits for all. */
final class Load {

    private Load() {}

    /** One thread's part; answers how many messages it was. */
    interface Part {
        long run(int number) throws Exception;
    }

    /** How many messages it was in all. */
    static long run(int threads, Part part) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> new Thread(task, "load"));
        try {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(pool.submit(() -> part.run(number)));
            }
            long sum = 0;
            for (Future<Long> each : running) {
                sum += each.get();
            }
            return sum;
        } finally {
            pool.shutdownNow();
        }
    }
}
