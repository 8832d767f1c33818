package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.CommitIdentity;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.Engine.Operation;
import org.opencmq.server.engine.Engine.QueueCounts;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.EngineFixture;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.VirtualTime;

/** What a crash may undo, and what not; what a failing store leads to. */
class LocalEngineCrashTest extends EngineFixture {

    private static final Duration DAY = Duration.ofDays(1);

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
    void aCommitWhoseAnswerACrashSwallowedIsNotCarriedOutTwice() {
        // given
        create(OTHER, config());
        send(ORDERS, "in");
        Delivery in = receiveOne(ORDERS);
        List<Operation> operations = List.of(
                new Operation.Send(OTHER, message("out", Duration.ZERO)),
                new Operation.Delete(ORDERS, in.receiptHandle()));
        store.silence();
        // when
        var first = engine.commit(operations, Optional.of(new CommitIdentity("tx", new byte[] {1})));
        boolean answered = first.toCompletableFuture().isDone();
        crash();
        Optional<byte[]> known = now(engine.committed("tx"));
        CommitOutcome second = now(engine.commit(
                List.of(
                        new Operation.Send(OTHER, message("out", Duration.ZERO)),
                        new Operation.Delete(ORDERS, in.receiptHandle())),
                Optional.of(new CommitIdentity("tx", new byte[] {2}))));
        // then
        assertThat(answered).isFalse();
        assertThat(known).hasValueSatisfying(memo -> assertThat(memo).containsExactly(1));
        assertThat(second).isInstanceOfSatisfying(CommitOutcome.Repeated.class, repeated -> assertThat(repeated.memo())
                .containsExactly(1));
        assertThat(bodies(receive(OTHER, 16))).containsExactly("out");
        assertThat(describe(ORDERS).counts().inactive()).isZero();
    }

    @Test
    void aCommitThatACrashUndidIsNotKnown() {
        // given
        store.hold();
        var lost = engine.commit(
                List.of(new Operation.Send(ORDERS, message("lost", Duration.ZERO))),
                Optional.of(new CommitIdentity("tx", new byte[] {1})));
        crash();
        // when
        Optional<byte[]> known = now(engine.committed("tx"));
        CommitOutcome again = now(engine.commit(
                List.of(new Operation.Send(ORDERS, message("kept", Duration.ZERO))),
                Optional.of(new CommitIdentity("tx", new byte[] {2}))));
        // then
        assertThat(lost.toCompletableFuture()).isNotDone();
        assertThat(known).isEmpty();
        assertThat(again).isEqualTo(new CommitOutcome.Done());
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("kept");
    }

    @Test
    void aRewindThatACrashInterruptedIsFinishedAtTheNextStart() {
        // given
        QueueConfig rewindable = config(QueueConfig.DEFAULT.maxMsgHeapNum(), DAY, DAY, null);
        create(OTHER, rewindable);
        for (int i = 0; i < 2_500; i++) {
            send(OTHER, "m" + i);
        }
        for (int i = 0; i < 2_500; i++) {
            delete(OTHER, receiveOne(OTHER));
        }
        Instant from = time.instant();
        time.pass(Duration.ofSeconds(10));
        store.silence();
        // when
        var rewound = engine.rewind(OTHER, from).toCompletableFuture();
        Delivery first = receiveOne(OTHER);
        var deletedAgain = engine.delete(OTHER, List.of(first.receiptHandle())).toCompletableFuture();
        QueueCounts before = describe(OTHER).counts();
        crash();
        // then
        assertThat(rewound).isNotDone();
        assertThat(deletedAgain).isNotDone();
        assertThat(before.rewindable()).as("brought back in part").isEqualTo(1_501);
        assertThat(describe(OTHER).counts().active()).isEqualTo(2_499);
        assertThat(describe(OTHER).counts().rewindable()).isEqualTo(1);
        assertThat(body(receiveOne(OTHER))).isEqualTo("m1");
    }

    @Test
    void aFinishedRewindIsNotDoneAgainAtTheNextStart() {
        // given
        create(OTHER, config(QueueConfig.DEFAULT.maxMsgHeapNum(), DAY, DAY, null));
        Instant from = time.instant();
        for (int i = 0; i < 1_200; i++) {
            send(OTHER, "m" + i);
            delete(OTHER, receiveOne(OTHER));
        }
        now(engine.rewind(OTHER, from));
        long broughtBack = describe(OTHER).counts().active();
        collect(OTHER, 1_200).forEach(delivery -> delete(OTHER, delivery));
        // when
        crash();
        // then
        assertThat(broughtBack).isEqualTo(1_200);
        assertThat(describe(OTHER).counts().active()).isZero();
        assertThat(describe(OTHER).counts().rewindable()).isEqualTo(1_200);
    }

    @Test
    void tellsAgainOfAQueueThatEndedIdleUntilItsListenerIsDone() {
        // given
        List<QueueKey> told = new ArrayList<>();
        create(OTHER, idleDeleted(Duration.ofMinutes(5)));
        engine.onIdleDelete(queue -> {
            told.add(queue);
            return new CompletableFuture<>();
        });
        time.pass(Duration.ofMinutes(6));
        send(ORDERS, "whatever makes the end durable");
        crash();
        // when
        engine.onIdleDelete(queue -> {
            told.add(queue);
            return CompletableFuture.allOf();
        });
        send(ORDERS, "whatever makes it durable that the listener was done");
        crash();
        engine.onIdleDelete(queue -> {
            told.add(queue);
            return CompletableFuture.allOf();
        });
        // then
        assertThat(told).containsExactly(OTHER, OTHER);
    }

    @Test
    void doesNotTellOfAQueueThatIsThereAgain() {
        // given
        create(OTHER, idleDeleted(Duration.ofMinutes(5)));
        engine.onIdleDelete(queue -> new CompletableFuture<>());
        time.pass(Duration.ofMinutes(6));
        create(OTHER, config());
        crash();
        List<QueueKey> told = new ArrayList<>();
        // when
        engine.onIdleDelete(queue -> {
            told.add(queue);
            return CompletableFuture.allOf();
        });
        // then
        assertThat(now(engine.describeQueue(OTHER))).isPresent();
        assertThat(told).isEmpty();
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

    private static QueueConfig idleDeleted(Duration idle) {
        QueueConfig usual = QueueConfig.DEFAULT;
        return new QueueConfig(
                usual.maxMsgHeapNum(),
                usual.pollingWait(),
                usual.visibilityTimeout(),
                usual.maxMsgSize(),
                usual.msgRetention(),
                usual.rewind(),
                Optional.empty(),
                Optional.of(idle),
                false);
    }

    private void crash() {
        store.crash();
        engine = open(time, settings());
    }
}
