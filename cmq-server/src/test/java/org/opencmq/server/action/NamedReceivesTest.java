package org.opencmq.server.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.QueueKey;

class NamedReceivesTest {

    private long now;
    private final NamedReceives receives = new NamedReceives(() -> now);
    private final Cancel cancel = new Cancel();

    private static NamedReceives.Name name(String account, String queue, String id) {
        return new NamedReceives.Name(new QueueKey(account, new QueueName(queue)), id);
    }

    @Test
    void cancelsTheOneOfThatNameOnly() {
        // given
        Cancel other = new Cancel();
        receives.begin(name("1", "orders", "a"), cancel);
        receives.begin(name("1", "orders", "b"), other);

        // when
        receives.cancel(name("1", "orders", "a"));

        // then
        assertThat(cancel.isCancelled()).isTrue();
        assertThat(other.isCancelled()).isFalse();
        assertThat(receives.size()).isEqualTo(1);
    }

    @Test
    void anotherAccountOrQueueCannotCancelIt() {
        // given
        receives.begin(name("1", "orders", "a"), cancel);

        // when
        receives.cancel(name("2", "orders", "a"));
        receives.cancel(name("1", "bills", "a"));

        // then
        assertThat(cancel.isCancelled()).isFalse();
    }

    @Test
    void rememberACancellationThatOvertookItsReceive() {
        // given
        receives.cancel(name("1", "orders", "a"));
        now += Duration.ofSeconds(29).toNanos();

        // when
        receives.begin(name("1", "orders", "a"), cancel);

        // then
        assertThat(cancel.isCancelled()).isTrue();
        assertThat(receives.size()).isZero();
    }

    @Test
    void forgetsSuchACancellationAfterHalfAMinute() {
        // given
        receives.cancel(name("1", "orders", "a"));
        now += Duration.ofSeconds(31).toNanos();

        // when
        receives.begin(name("1", "orders", "a"), cancel);

        // then
        assertThat(cancel.isCancelled()).isFalse();
    }

    @Test
    void remembersABoundedNumberOfThem() {
        // when
        for (int i = 0; i < 20_000; i++) {
            receives.cancel(name("1", "orders", "id" + i));
        }

        // then
        receives.begin(name("1", "orders", "id0"), cancel);
        assertThat(cancel.isCancelled()).isFalse();
        receives.begin(name("1", "orders", "id19999"), cancel);
        assertThat(cancel.isCancelled()).isTrue();
    }

    @Test
    void aReceiveThatEndedIsLeftAlone() {
        // given
        receives.begin(name("1", "orders", "a"), cancel);
        receives.end(name("1", "orders", "a"));

        // when
        receives.cancel(name("1", "orders", "a"));

        // then
        assertThat(cancel.isCancelled()).isFalse();
    }
}
