package org.opencmq.jms.internal.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The timer only writes down what it is asked. */
class WakeUpTest {

    private final SteppingClock clock = new SteppingClock();
    private final List<Long> delays = new ArrayList<>();
    private final List<ScheduledFuture<?>> tasks = new ArrayList<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            ScheduledFuture<?> scheduled = super.schedule(task, 1, TimeUnit.DAYS);
            delays.add(unit.toMillis(delay));
            tasks.add(scheduled);
            return scheduled;
        }
    };
    private final WakeUp wakeUp = new WakeUp(timer, clock, () -> {});

    @AfterEach
    void closeTimer() {
        timer.shutdownNow();
    }

    private Instant in(long millis) {
        return clock.instant().plusMillis(millis);
    }

    @Test
    void aLaterMomentThanTheOneToComeChangesNothing() {
        // given
        wakeUp.at(in(500));

        // when
        wakeUp.at(in(900));

        // then
        assertThat(delays).containsExactly(500L);
        assertThat(tasks.get(0).isCancelled()).isFalse();
    }

    @Test
    void anEarlierMomentTakesThePlaceOfTheOneToCome() {
        // given
        wakeUp.at(in(500));

        // when
        wakeUp.at(in(200));

        // then
        assertThat(delays).containsExactly(500L, 200L);
        assertThat(tasks).extracting(ScheduledFuture::isCancelled).containsExactly(true, false);
    }

    @Test
    void noMomentAtAllCancelsTheOneToCome() {
        // given
        wakeUp.at(in(500));

        // when
        wakeUp.at(null);
        wakeUp.at(in(900));

        // then
        assertThat(delays).containsExactly(500L, 900L);
        assertThat(tasks).extracting(ScheduledFuture::isCancelled).containsExactly(true, false);
    }

    @Test
    void onceItCameALaterMomentCounts() {
        // given
        wakeUp.at(in(500));
        clock.step(Duration.ofMillis(500));
        wakeUp.came();

        // when
        wakeUp.at(in(900));

        // then
        assertThat(delays).containsExactly(500L, 900L);
    }

    @Test
    void aMomentThatIsPastComesAtOnce() {
        // when
        wakeUp.at(in(-5_000));

        // then
        assertThat(delays).containsExactly(1L);
    }

    @Test
    void onAClosingConnectionThereIsNone() {
        // given
        timer.shutdownNow();

        // then
        assertThatCode(() -> wakeUp.at(in(500))).doesNotThrowAnyException();
        assertThat(tasks).isEmpty();
    }
}
