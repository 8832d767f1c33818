package org.opencmq.jms.internal.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemandWindowTest {

    private static final Duration IDLE = Duration.ofMillis(250);

    private final DemandWindow window = new DemandWindow(256, IDLE);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void asksForOneUntilSomebodyKeepsConsuming() {
        // when
        consume(3, Duration.ofMillis(1));

        // then
        assertThat(window.ask(1)).isEqualTo(1);
    }

    @Test
    void doublesWhileBatchesAreUsedUpQuickly() {
        // when
        for (int i = 0; i < 20; i++) {
            consume(window.ask(1), Duration.ofMillis(1));
        }

        // then
        assertThat(window.ask(1)).isEqualTo(256);
    }

    @Test
    void staysWhereABatchTakesSeconds() {
        // when a message takes 0.2 s
        for (int i = 0; i < 20; i++) {
            consume(window.ask(1), Duration.ofMillis(200));
        }

        // then the last of a batch waits for less than four seconds
        assertThat(window.ask(1)).isEqualTo(16);
    }

    @Test
    void shrinksWhenConsumersBecomeSlow() {
        // given
        for (int i = 0; i < 20; i++) {
            consume(window.ask(1), Duration.ofMillis(1));
        }

        // when
        for (int i = 0; i < 20; i++) {
            consume(window.ask(1), Duration.ofMillis(200));
        }

        // then
        assertThat(window.ask(1)).isLessThanOrEqualTo(16);
    }

    @Test
    void beginsAnewAfterAPause() {
        // given
        for (int i = 0; i < 20; i++) {
            consume(window.ask(1), Duration.ofMillis(1));
        }

        // when
        now = now.plus(IDLE).plusMillis(1);
        window.taken(now);

        // then
        assertThat(window.ask(1)).isEqualTo(1);
    }

    /** A full batch comes, then each of its messages takes so long. */
    private void consume(int batch, Duration each) {
        window.polled(batch, batch, now);
        for (int i = 0; i < batch; i++) {
            now = now.plus(each);
            window.taken(now);
        }
    }
}
