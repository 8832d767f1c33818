package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.CommitIdentity;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.Operation;
import org.opencmq.server.engine.Engine.QueueCounts;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;

/** What must happen as a whole although the engine crashed on the way: commits, rewinds, the end of idle queues. */
class LocalEngineUnfinishedTest extends LocalEngineFixture {

    private static final Duration DAY = Duration.ofDays(1);

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
}
