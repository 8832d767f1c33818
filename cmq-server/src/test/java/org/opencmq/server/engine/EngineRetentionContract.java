package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.Engine.RewindOutcome;

/** Messages end with their retention, whatever their state; deleted ones can be brought back for a while. */
public abstract class EngineRetentionContract extends EngineFixture {

    private static final Duration RETENTION = Duration.ofMinutes(10);
    private static final Duration REWIND = Duration.ofMinutes(5);

    @Override
    protected QueueConfig config() {
        return config(1_000_000, RETENTION, REWIND, null);
    }

    @Test
    void forgetsMessagesWhenTheirRetentionIsOver() {
        // given
        send(ORDERS, "active", "leased");
        sendDelayed(ORDERS, "delayed", Duration.ofHours(1));
        Delivery leased = receive(ORDERS, 1).get(0);
        release(ORDERS, leased, Duration.ofHours(1));
        // when
        time.pass(RETENTION.minusMillis(1));
        long before = describe(ORDERS).counts().active();
        time.pass(Duration.ofMillis(1));
        // then
        assertThat(before).isEqualTo(1);
        assertThat(describe(ORDERS).counts()).isEqualTo(new Engine.QueueCounts(0, 0, 0, 0, java.util.Optional.empty()));
        assertThat(delete(ORDERS, leased)).isEqualTo(Status.STALE);
    }

    @Test
    void sweepsALargeQueueWithoutATimerForEach() {
        // given
        for (int i = 0; i < 5_000; i++) {
            send(ORDERS, "x");
        }
        int before = time.wakes();
        // when
        time.pass(RETENTION);
        // then
        assertThat(describe(ORDERS).counts().active()).isZero();
        assertThat(time.wakes() - before).isLessThan(20);
    }

    @Test
    void bringsDeletedMessagesBackInSendOrder() {
        // given
        send(ORDERS, "a");
        time.pass(Duration.ofSeconds(10));
        Instant from = time.instant();
        send(ORDERS, "b", "c", "d");
        List<Delivery> all = receive(ORDERS, 3);
        delete(ORDERS, all.get(2));
        delete(ORDERS, all.get(1));
        delete(ORDERS, all.get(0));
        delete(ORDERS, receiveOne(ORDERS));
        long kept = describe(ORDERS).counts().rewindable();
        send(ORDERS, "e");
        delete(ORDERS, receiveOne(ORDERS));
        // when
        RewindOutcome outcome = now(engine.rewind(ORDERS, from));
        // then
        assertThat(kept).isEqualTo(4);
        assertThat(outcome).isEqualTo(RewindOutcome.DONE);
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("b", "c", "d", "e");
        assertThat(describe(ORDERS).counts().rewindable()).isEqualTo(1);
    }

    @Test
    void bringsBackWhatWasDeletedInTheMomentOfAnEarlierRewind() {
        // given
        Instant from = time.instant();
        send(ORDERS, "a");
        delete(ORDERS, receiveOne(ORDERS));
        now(engine.rewind(ORDERS, from));
        delete(ORDERS, receiveOne(ORDERS));
        // when
        now(engine.rewind(ORDERS, from));
        delete(ORDERS, receiveOne(ORDERS));
        reopen();
        now(engine.rewind(ORDERS, from));
        // then
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("a");
    }

    @Test
    void wakesWaitersByARewind() {
        // given
        send(ORDERS, "a");
        delete(ORDERS, receiveOne(ORDERS));
        var waiting = engine.receive(ORDERS, waiting(1, Duration.ofSeconds(5)), new Cancel());
        // when
        now(engine.rewind(ORDERS, time.instant()));
        // then
        assertThat(bodies(now(waiting))).containsExactly("a");
    }

    @Test
    void acceptsTheWindowOnly() {
        // given
        time.pass(REWIND);
        send(ORDERS, "waits");
        Instant oldest = time.instant();
        time.pass(Duration.ofSeconds(5));
        // when, then
        assertThat(now(engine.rewind(ORDERS, time.instant().minus(REWIND)))).isEqualTo(RewindOutcome.DONE);
        assertThat(now(engine.rewind(ORDERS, time.instant().minus(REWIND).minusSeconds(1))))
                .isEqualTo(RewindOutcome.OUT_OF_RANGE);
        assertThat(now(engine.rewind(ORDERS, oldest))).isEqualTo(RewindOutcome.DONE);
        assertThat(now(engine.rewind(ORDERS, oldest.plusSeconds(1)))).isEqualTo(RewindOutcome.OUT_OF_RANGE);
    }

    @Test
    void theWholePastIsOpenWhenNothingWaits() {
        // when, then
        assertThat(now(engine.rewind(ORDERS, time.instant()))).isEqualTo(RewindOutcome.DONE);
        assertThat(now(engine.rewind(ORDERS, time.instant().plusSeconds(1)))).isEqualTo(RewindOutcome.OUT_OF_RANGE);
    }

    @Test
    void refusesToRewindWhenItIsOff() {
        // given
        create(OTHER, heapOf(10));
        // when, then
        assertThat(now(engine.rewind(OTHER, time.instant()))).isEqualTo(RewindOutcome.OFF);
    }

    @Test
    void forgetsDeletedMessagesAfterTheRewindTime() {
        // given
        send(ORDERS, "a");
        delete(ORDERS, receiveOne(ORDERS));
        Instant sent = time.instant();
        // when
        time.pass(REWIND);
        // then
        assertThat(describe(ORDERS).counts().rewindable()).isZero();
        now(engine.rewind(ORDERS, sent));
        assertThat(receive(ORDERS, 1)).isEmpty();
    }

    @Test
    void turningRewindOffForgetsAtOnce() {
        // given
        send(ORDERS, "a");
        delete(ORDERS, receiveOne(ORDERS));
        // when
        QueueConfig off = config(1_000_000, RETENTION, Duration.ZERO, null);
        now(engine.updateQueue(ORDERS, describe(ORDERS).revision(), off));
        // then
        assertThat(describe(ORDERS).counts().rewindable()).isZero();
        now(engine.updateQueue(ORDERS, describe(ORDERS).revision(), config()));
        now(engine.rewind(ORDERS, time.instant()));
        assertThat(receive(ORDERS, 1)).isEmpty();
    }

    @Test
    void rewindsManyAfterAReopening() {
        // given
        Instant from = time.instant();
        for (int i = 0; i < 250; i++) {
            send(ORDERS, "1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
            receive(ORDERS, 10).forEach(delivery -> delete(ORDERS, delivery));
        }
        // when
        reopen();
        now(engine.rewind(ORDERS, from));
        // then
        assertThat(describe(ORDERS).counts().active()).isEqualTo(2_500);
        assertThat(bodies(receive(ORDERS, 3))).containsExactly("1", "2", "3");
    }
}
