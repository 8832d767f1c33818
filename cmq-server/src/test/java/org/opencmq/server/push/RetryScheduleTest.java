package org.opencmq.server.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {

    private final Random random = new Random(7);

    @Test
    void decaysExponentiallyForAWholeDayOf176Retries() {
        // when
        List<Long> delays = new ArrayList<>();
        Optional<Duration> delay = RetrySchedule.EXPONENTIAL_DECAY.after(1, random);
        while (delay.isPresent()) {
            delays.add(delay.get().toSeconds());
            delay = RetrySchedule.EXPONENTIAL_DECAY.after(delays.size() + 1, random);
        }

        // then
        assertThat(delays).hasSize(176).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 512L);
        assertThat(delays.stream().mapToLong(Long::longValue).sum()).isEqualTo(86_015);
    }

    @Test
    void backsOffThreeTimesForTenToTwentySeconds() {
        for (int round = 0; round < 1_000; round++) {
            for (int failed = 1; failed <= 3; failed++) {
                assertThat(RetrySchedule.BACKOFF.after(failed, random).orElseThrow())
                        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
            }
        }
        assertThat(RetrySchedule.BACKOFF.after(4, random)).isEmpty();
    }
}
