package org.opencmq.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Does something later. Any number of threads. */
interface Rest {

    /** Runs a task after so long, once; never when its client was closed meanwhile, which lets nothing rest. */
    void after(Duration patience, Runnable task);

    /** By the virtual machine's own timer, which only hands tasks over. */
    static Rest on(Executor workers) {
        return (patience, task) -> CompletableFuture.delayedExecutor(
                        patience.toMillis(), TimeUnit.MILLISECONDS, workers)
                .execute(task);
    }
}
