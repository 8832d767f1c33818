package org.opencmq.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsEachActionOnce() {
        // given
        Cancellation cancellation = new Cancellation();
        Cancellation.Registration registration = cancellation.onCancel(runs::incrementAndGet);

        // when
        cancellation.cancel();
        cancellation.cancel();
        registration.close();

        // then
        assertThat(runs).hasValue(1);
        assertThat(cancellation.isCancelled()).isTrue();
    }

    @Test
    void runsAnActionAtOnceWhenAlreadyCancelled() {
        // given
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        // when
        Cancellation.Registration registration = cancellation.onCancel(runs::incrementAndGet);

        // then
        assertThat(runs).hasValue(1);
        registration.close();
    }

    @Test
    void forgetsAnInterestThatEnded() {
        // given
        Cancellation cancellation = new Cancellation();
        cancellation.onCancel(runs::incrementAndGet).close();

        // when
        cancellation.cancel();

        // then
        assertThat(runs).hasValue(0);
    }
}
