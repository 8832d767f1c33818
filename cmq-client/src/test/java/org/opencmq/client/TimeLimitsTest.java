package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimitsTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, new ThreadPoolExecutor.DiscardPolicy());
    private final TimeLimits limits = new TimeLimits(timer);
    private final AtomicInteger brokenOff = new AtomicInteger();

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private TimeLimits.TimeLimit start(Duration time) {
        return limits.start(brokenOff::incrementAndGet, System.nanoTime() + time.toNanos());
    }

    @Test
    void breaksOffARequestWhoseTimeIsOverBehindOneThatHasLong() {
        // given
        TimeLimits.TimeLimit patient = start(LONG);

        // when
        TimeLimits.TimeLimit late = start(Duration.ofMillis(30));

        // then
        await().atMost(Duration.ofMinutes(1)).until(late::isOver);
        await().atMost(Duration.ofMinutes(1)).until(() -> brokenOff.get() == 1);
        assertThat(patient.isOver()).isFalse();
    }

    @Test
    void looksAgainForTheRequestsThatAreLeft() {
        // given
        List<TimeLimits.TimeLimit> all = new ArrayList<>();

        // when
        for (int i = 0; i < 20; i++) {
            all.add(start(Duration.ofMillis(100L * (1 + i % 5))));
        }

        // then
        await().atMost(Duration.ofMinutes(1)).until(() -> all.stream().allMatch(TimeLimits.TimeLimit::isOver));
        await().atMost(Duration.ofMinutes(1)).until(() -> brokenOff.get() == 20);
    }

    @Test
    void leavesARequestAloneThatEndedInTime() {
        // given
        TimeLimits.TimeLimit quick = start(Duration.ofMillis(50));
        TimeLimits.TimeLimit slow = start(Duration.ofMillis(100));

        // when
        quick.close();

        // then
        await().atMost(Duration.ofMinutes(1)).until(slow::isOver);
        assertThat(quick.isOver()).isFalse();
        await().atMost(Duration.ofMinutes(1)).until(() -> brokenOff.get() == 1);
    }

    @Test
    void plansOneLookForManyRequests() {
        // when
        for (int i = 0; i < 1_000; i++) {
            try (TimeLimits.TimeLimit limit = start(LONG)) {
                assertThat(limit.isOver()).isFalse();
            }
        }

        // then
        assertThat(timer.getQueue()).hasSize(1);
    }

    @Test
    void plansAnotherLookAfterOneThatCouldNotBePlanned() {
        // given
        AtomicBoolean failing = new AtomicBoolean(true);
        ScheduledThreadPoolExecutor once = new ScheduledThreadPoolExecutor(1) {
            @Override
            public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
                if (failing.getAndSet(false)) {
                    throw new InternalError("test");
                }
                return super.schedule(task, delay, unit);
            }
        };
        try {
            TimeLimits later = new TimeLimits(once);
            long end = System.nanoTime();
            assertThatThrownBy(() -> later.start(brokenOff::incrementAndGet, end))
                    .isInstanceOf(InternalError.class);

            // when
            TimeLimits.TimeLimit limit = later.start(brokenOff::incrementAndGet, end);

            // then
            await().atMost(Duration.ofMinutes(1)).until(limit::isOver);
        } finally {
            once.shutdownNow();
        }
    }

    @Test
    void closingBreaksOffWhatIsUnderWayAndWhatStillBegins() {
        // given
        start(LONG);

        // when
        limits.close();
        start(LONG);

        // then
        assertThat(brokenOff).hasValue(2);
    }
}
