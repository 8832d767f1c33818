package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;

/** What a crash may undo of messages and leases, and what not. */
class LocalEngineCrashTest extends LocalEngineFixture {

    @Test
    void losesNothingThatWasAnswered() {
        // given
        send(ORDERS, "a", "b", "c");
        delete(ORDERS, receiveOne(ORDERS));
        receiveOne(ORDERS);
        // when
        crash();
        // then
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("b", "c");
    }

    @Test
    void aHandleFromBeforeACrashNeverDeletesAnotherReception() {
        // given
        send(ORDERS, "a");
        Delivery before = receiveOne(ORDERS);
        crash();
        Delivery after = receiveOne(ORDERS);
        // when, then
        assertThat(after.dequeueCount()).isEqualTo(1);
        assertThat(after.receiptHandle()).isNotEqualTo(before.receiptHandle());
        assertThat(delete(ORDERS, before)).isEqualTo(Status.STALE);
        assertThat(delete(ORDERS, after)).isEqualTo(Status.DONE);
    }

    @Test
    void honoursALeaseThatWasKeptOverARestart() {
        // given
        send(ORDERS, "a");
        Delivery before = receiveOne(ORDERS);
        // when
        reopen();
        // then
        assertThat(receive(ORDERS, 1)).isEmpty();
        assertThat(delete(ORDERS, before)).isEqualTo(Status.DONE);
    }

    @Test
    void prolongsALeaseThatWasKeptOverARestart() {
        // given
        send(ORDERS, "a");
        Delivery before = receiveOne(ORDERS);
        reopen();
        // when
        release(ORDERS, before, Duration.ofSeconds(100));
        time.pass(Duration.ofSeconds(99));
        // then
        assertThat(release(ORDERS, before, Duration.ofSeconds(100)).status()).isEqualTo(Status.DONE);
        assertThat(delete(ORDERS, before)).isEqualTo(Status.DONE);
    }

    @Test
    void aKeptLeaseEndsAtItsMoment() {
        // given
        send(ORDERS, "a");
        Delivery before = receiveOne(ORDERS);
        // when
        reopen();
        time.pass(config().visibilityTimeout());
        // then
        assertThat(delete(ORDERS, before)).isEqualTo(Status.STALE);
        assertThat(receiveOne(ORDERS).dequeueCount()).isEqualTo(2);
    }

    @Test
    void keepsDelaysOverACrash() {
        // given
        sendDelayed(ORDERS, "late", Duration.ofSeconds(10));
        crash();
        // when
        List<Delivery> early = receive(ORDERS, 1);
        time.pass(Duration.ofSeconds(10));
        // then
        assertThat(early).isEmpty();
        assertThat(bodies(receive(ORDERS, 1))).containsExactly("late");
    }

    @Test
    void aReceiverInTheProcessIsGoneAfterARestart() {
        // given
        send(ORDERS, "a");
        Delivery before =
                now(engine.receive(ORDERS, inProcess(1), new Cancel())).get(0);
        boolean leased = receive(ORDERS, 1).isEmpty();
        // when
        reopen();
        Delivery after = receiveOne(ORDERS);
        // then
        assertThat(leased).isTrue();
        assertThat(after.dequeueCount()).isEqualTo(2);
        assertThat(delete(ORDERS, before)).isEqualTo(Status.STALE);
        assertThat(delete(ORDERS, after)).isEqualTo(Status.DONE);
    }

    @Test
    void keepsADeadlineThatAReceiverInTheProcessSet() {
        // given
        send(ORDERS, "a");
        Delivery before =
                now(engine.receive(ORDERS, inProcess(1), new Cancel())).get(0);
        release(ORDERS, before, Duration.ofSeconds(10));
        // when
        reopen();
        time.pass(Duration.ofSeconds(9));
        List<Delivery> early = receive(ORDERS, 1);
        time.pass(Duration.ofSeconds(1));
        // then
        assertThat(early).isEmpty();
        assertThat(receiveOne(ORDERS).dequeueCount()).isEqualTo(2);
    }
}
