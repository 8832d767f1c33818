package org.opencmq.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** How a pipeline lets time pass. Any number of threads. */
interface Rest {

    /** After so long another attempt is made to find a thread. */
    long WITHOUT_THREAD_MILLIS = 1_000;

    /** Runs a task after so long, once; never when its client was closed meanwhile, which lets nothing rest. */
    void after(Duration patience, Runnable task);

    /**
     * Keeps the calling thread for so long. Nobody waits for it: whoever makes the condition true goes on with what it was for,
     * and this thread looks at the condition when the time is over.
     */
    default void aMoment(long nanos, BooleanSupplier over) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0 && !over.getAsBoolean(); left = end - System.nanoTime()) {
            LockSupport.parkNanos(this, left);
        }
    }

    /** Waits for an outcome, good or bad, but only for so long. */
    default void anOutcome(CompletableFuture<?> promise, long nanos) throws InterruptedException {
        try {
            promise.get(nanos, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // whoever waits looks at the promise again
        }
    }

    /** Nanoseconds of a clock that only counts. */
    default long nanoTime() {
        return System.nanoTime();
    }

    /** By the virtual machine's own timer, which only hands tasks over; while no thread is to be had it tries again. */
    static Rest on(Executor workers) {
        return (patience, task) -> later(patience.toMillis(), task, workers);
    }

    private static void later(long millis, Runnable task, Executor workers) {
        Executor patient = command -> {
            try {
                workers.execute(command);
            } catch (OutOfMemoryError e) { // which is what a thread that cannot be started ends with
                later(WITHOUT_THREAD_MILLIS, command, workers);
            }
        };
        CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS, patient)
                .execute(task);
    }
}
