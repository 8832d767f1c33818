package org.opencmq.jms.internal.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SteadyWaitTest {

    private final Object lock = new Object();
    private final AtomicBoolean isSo = new AtomicBoolean();

    @Test
    void doesNotWaitForWhatIsSo() {
        // given
        isSo.set(true);

        // when
        SteadyWait.until(lock, isSo::get);

        // then
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anInterruptDoesNotEndItAndIsThereAfterwards() throws Exception {
        // given
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread waiting = new Thread(
                () -> {
                    SteadyWait.until(lock, isSo::get);
                    interrupted.complete(Thread.currentThread().isInterrupted());
                },
                "waiting");
        waiting.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> waiting.getState() == Thread.State.WAITING);

        // when
        waiting.interrupt();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> waiting.getState() == Thread.State.WAITING && !waiting.isInterrupted());
        boolean endedBefore = interrupted.isDone();
        synchronized (lock) {
            isSo.set(true);
            lock.notifyAll();
        }

        // then
        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
        assertThat(endedBefore).isFalse();
    }
}
