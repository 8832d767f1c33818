package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.EngineFixture;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.VirtualTime;

/** What a crash may undo, and what not; what a failing store leads to. */
class LocalEngineCrashTest extends EngineFixture {

    private final CrashingStore store = new CrashingStore();

    @Override
    protected EngineSettings settings() {
        return EngineSettings.DEFAULT.withBodyCacheBytes(0);
    }

    @Override
    protected Engine open(VirtualTime time, EngineSettings settings) {
        try {
            return LocalEngine.open(store, settings, time, time);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }

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
    void answersASendOnlyWhenItIsDurable() {
        // given
        store.hold();
        // when
        CompletableFuture<SendOutcome> sent =
                engine.send(ORDERS, List.of(message("a", Duration.ZERO))).toCompletableFuture();
        CompletableFuture<List<Delivery>> received =
                engine.receive(ORDERS, atMost(1), new Cancel()).toCompletableFuture();
        boolean early = sent.isDone() || received.isDone();
        store.release();
        // then
        assertThat(early).isFalse();
        assertThat(now(sent)).isEqualTo(SendOutcome.STORED);
        assertThat(bodies(now(received))).containsExactly("a");
    }

    @Test
    void aRepeatedSendWaitsForTheFirstOne() {
        // given
        store.hold();
        var message = message("a", Duration.ZERO);
        var first = engine.send(ORDERS, List.of(message)).toCompletableFuture();
        // when
        var second = engine.send(ORDERS, List.of(message)).toCompletableFuture();
        // then
        assertThat(second).isNotDone();
        store.release();
        assertThat(now(first)).isEqualTo(SendOutcome.STORED);
        assertThat(now(second)).isEqualTo(SendOutcome.STORED);
    }

    @Test
    void stopsWhenTheStoreFails() {
        // given
        var waiting = engine.receive(ORDERS, waiting(1, Duration.ofSeconds(20)), new Cancel());
        store.fail();
        // when
        Throwable failure = failure(engine.send(ORDERS, List.of(message("a", Duration.ZERO))));
        // then
        assertThat(failure).isInstanceOf(EngineUnavailableException.class).hasMessageContaining("the disk is full");
        assertThat(failure(waiting)).isInstanceOf(EngineUnavailableException.class);
        assertThat(failure(engine.receive(ORDERS, atMost(1), new Cancel())))
                .isInstanceOf(EngineUnavailableException.class);
        assertThat(now(engine.health()).ready()).isFalse();
        assertThat(now(engine.health()).detail()).contains("the disk is full");
    }

    @Test
    void givesTheLeaseBackWhenABodyCannotBeRead() {
        // given
        send(ORDERS, "a");
        store.setUnreadable(true);
        // when
        Throwable failure = failure(engine.receive(ORDERS, atMost(1), new Cancel()));
        store.setUnreadable(false);
        // then
        assertThat(failure)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("the disk cannot be read");
        assertThat(receiveOne(ORDERS).dequeueCount()).isEqualTo(1);
    }

    @Test
    void refusesToOpenOverMessagesWithoutAQueue() {
        // given
        engine.close();
        store.write(
                List.of(new MessageStore.Change.PutMessage(
                        new MessageStore.MessageHead(99, 1, "1", 1, 1, 1, 0, 0, 0), new byte[1])),
                true);
        // when, then
        assertThatThrownBy(() -> LocalEngine.open(store, settings(), time, time))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("queue number 99");
    }

    private void crash() {
        store.crash();
        engine = open(time, settings());
    }
}
