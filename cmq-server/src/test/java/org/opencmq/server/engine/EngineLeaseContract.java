package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.engine.Engine.HandleOutcome;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.Engine.ReceiveOptions;
import org.opencmq.server.engine.local.EngineSettings;

/** Leases end at their moment, and only the newest handle of a running lease is worth something. */
public abstract class EngineLeaseContract extends EngineFixture {

    private static final Duration LEASE = QueueConfig.DEFAULT.visibilityTimeout();

    @Override
    protected EngineSettings settings() {
        return EngineSettings.DEFAULT.withLimits(3, 2);
    }

    @Test
    void hidesALeasedMessageUntilItsDeadline() {
        // given
        send(ORDERS, "a");
        Delivery first = receiveOne(ORDERS);
        // when
        time.pass(LEASE.minusMillis(1));
        List<Delivery> early = receive(ORDERS, 1);
        time.pass(Duration.ofMillis(1));
        // then
        assertThat(early).isEmpty();
        Delivery second = receiveOne(ORDERS);
        assertThat(second.msgId()).isEqualTo(first.msgId());
        assertThat(second.dequeueCount()).isEqualTo(2);
        assertThat(second.enqueueTime()).isEqualTo(first.enqueueTime());
        assertThat(second.firstDequeueTime()).isEqualTo(first.firstDequeueTime());
        assertThat(second.nextVisibleTime()).isEqualTo(time.instant().plus(LEASE));
        assertThat(second.receiptHandle()).isNotEqualTo(first.receiptHandle());
    }

    @Test
    void refusesTheHandleOfAnEarlierReception() {
        // given
        send(ORDERS, "a");
        Delivery first = receiveOne(ORDERS);
        time.pass(LEASE);
        Delivery second = receiveOne(ORDERS);
        // when, then
        assertThat(delete(ORDERS, first)).isEqualTo(Status.STALE);
        assertThat(release(ORDERS, first, Duration.ZERO).status()).isEqualTo(Status.STALE);
        assertThat(delete(ORDERS, second)).isEqualTo(Status.DONE);
    }

    @Test
    void refusesAHandleAtItsDeadline() {
        // given
        send(ORDERS, "a");
        Delivery delivery = receiveOne(ORDERS);
        // when
        time.pass(LEASE);
        // then
        assertThat(delete(ORDERS, delivery)).isEqualTo(Status.STALE);
    }

    @Test
    void refusesAHandleThatWasUsed() {
        // given
        send(ORDERS, "a");
        Delivery delivery = receiveOne(ORDERS);
        delete(ORDERS, delivery);
        // when, then
        assertThat(delete(ORDERS, delivery)).isEqualTo(Status.STALE);
    }

    @Test
    void refusesAHandleOfAnotherQueue() {
        // given
        create(OTHER, config());
        send(ORDERS, "a");
        Delivery delivery = receiveOne(ORDERS);
        // when, then
        assertThat(delete(OTHER, delivery)).isEqualTo(Status.STALE);
        assertThat(delete(ORDERS, delivery)).isEqualTo(Status.DONE);
    }

    @Test
    void tellsMalformedHandlesFromStaleOnes() {
        // given
        send(ORDERS, "a", "b");
        List<Delivery> both = receive(ORDERS, 2);
        List<ReceiptHandle> handles = List.of(
                new ReceiptHandle("rubbish"),
                both.get(0).receiptHandle(),
                new ReceiptHandle("1-1-1-1-1"),
                new ReceiptHandle("1-1-zzzzzzzzzzzzzzzzzzzz-1-1-1"),
                both.get(0).receiptHandle());
        // when
        List<HandleOutcome> outcomes = now(engine.delete(ORDERS, handles));
        // then
        assertThat(outcomes)
                .extracting(HandleOutcome::status)
                .containsExactly(Status.MALFORMED, Status.DONE, Status.MALFORMED, Status.MALFORMED, Status.STALE);
    }

    @Test
    void handlesSurviveAForm() {
        // given
        send(ORDERS, "a");
        // when
        String handle = receiveOne(ORDERS).receiptHandle().value();
        // then
        assertThat(handle).matches("[A-Za-z0-9_-]{1,256}");
    }

    @Test
    void leasesForAsLongAsTheReceiverAsks() {
        // given
        send(ORDERS, "a");
        ReceiveOptions short5 =
                new ReceiveOptions(1, Duration.ZERO, Optional.of(Duration.ofSeconds(5)), Optional.empty());
        Delivery delivery = now(engine.receive(ORDERS, short5, new Cancel())).get(0);
        // when
        time.pass(Duration.ofSeconds(5));
        // then
        assertThat(delivery.nextVisibleTime()).isEqualTo(time.instant());
        assertThat(receive(ORDERS, 1)).hasSize(1);
    }

    @Test
    void prolongsALease() {
        // given
        send(ORDERS, "a");
        Delivery delivery = receiveOne(ORDERS);
        // when
        HandleOutcome outcome = release(ORDERS, delivery, Duration.ofSeconds(100));
        time.pass(Duration.ofSeconds(99));
        // then
        assertThat(outcome.nextVisibleTime()).contains(time.instant().plusSeconds(1));
        assertThat(receive(ORDERS, 1)).isEmpty();
        assertThat(delete(ORDERS, delivery)).isEqualTo(Status.DONE);
    }

    @Test
    void aReleasedHandleIsStale() {
        // given
        send(ORDERS, "a");
        Delivery delivery = receiveOne(ORDERS);
        // when
        release(ORDERS, delivery, Duration.ZERO);
        // then
        assertThat(delete(ORDERS, delivery)).isEqualTo(Status.STALE);
        assertThat(receiveOne(ORDERS).dequeueCount()).isEqualTo(2);
    }

    @Test
    void refusesToLeaseMoreThanTheLimit() {
        // given
        send(ORDERS, "a", "b", "c");
        List<Delivery> two = receive(ORDERS, 3);
        // when
        Throwable refusal = failure(engine.receive(ORDERS, atMost(1), new Cancel()));
        delete(ORDERS, two.get(0));
        // then
        assertThat(two).hasSize(2);
        assertThat(refusal).isInstanceOf(TooManyInactiveException.class).hasMessageContaining("2 inactive");
        assertThat(bodies(receive(ORDERS, 1))).containsExactly("c");
    }
}
