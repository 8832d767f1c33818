package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.engine.Engine.CommitOutcome;
import org.opencmq.server.engine.Engine.CommitOutcome.Done;
import org.opencmq.server.engine.Engine.CommitOutcome.Failed;
import org.opencmq.server.engine.Engine.CommitOutcome.Reason;
import org.opencmq.server.engine.Engine.Operation;

/** Several sends and deletes over several queues: all or nothing. */
public abstract class EngineCommitContract extends EngineFixture {

    @Test
    void carriesAllOut() {
        // given
        create(OTHER, config());
        send(ORDERS, "in");
        Delivery in = receiveOne(ORDERS);
        // when
        CommitOutcome outcome =
                commit(delete(in), sendTo(OTHER, "out1"), sendTo(OTHER, "out2"), sendTo(ORDERS, "again"));
        // then
        assertThat(outcome).isEqualTo(new Done());
        assertThat(bodies(receive(OTHER, 16))).containsExactly("out1", "out2");
        time.pass(config().visibilityTimeout());
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("again");
    }

    @Test
    void changesNothingWhenAQueueIsMissing() {
        // given
        send(ORDERS, "in");
        Delivery in = receiveOne(ORDERS);
        // when
        CommitOutcome outcome = commit(delete(in), sendTo(ORDERS, "x"), sendTo(OTHER, "out"));
        // then
        assertThat(outcome).isEqualTo(new Failed(2, Reason.NO_SUCH_QUEUE));
        assertThat(describe(ORDERS).counts().active()).isZero();
        assertThat(describe(ORDERS).counts().inactive()).isEqualTo(1);
    }

    @Test
    void changesNothingWhenAHandleIsStaleOrUsedTwice() {
        // given
        send(ORDERS, "in");
        Delivery first = receiveOne(ORDERS);
        release(ORDERS, first, Duration.ZERO);
        Delivery second = receiveOne(ORDERS);
        // when, then
        assertThat(commit(sendTo(ORDERS, "x"), delete(first))).isEqualTo(new Failed(1, Reason.STALE_HANDLE));
        assertThat(commit(delete(second), delete(second))).isEqualTo(new Failed(1, Reason.STALE_HANDLE));
        assertThat(commit(new Operation.Delete(ORDERS, new ReceiptHandle("?"))))
                .isEqualTo(new Failed(0, Reason.MALFORMED_HANDLE));
        assertThat(receive(ORDERS, 16)).isEmpty();
        assertThat(commit(delete(second))).isEqualTo(new Done());
    }

    @Test
    void changesNothingWhenAQueueIsFull() {
        // given
        create(OTHER, heapOf(2));
        // when
        CommitOutcome outcome = commit(sendTo(OTHER, "a"), sendTo(ORDERS, "b"), sendTo(OTHER, "c"), sendTo(OTHER, "d"));
        // then
        assertThat(outcome).isEqualTo(new Failed(3, Reason.FULL));
        assertThat(describe(OTHER).counts().active()).isZero();
        assertThat(describe(ORDERS).counts().active()).isZero();
    }

    @Test
    void anEmptyCommitIsDone() {
        // when, then
        assertThat(commit()).isEqualTo(new Done());
    }

    @Test
    void carriesACommitOutOnceHoweverOftenItIsRepeated() {
        // given
        CommitOutcome first = commit("tx", "memo", sendTo(ORDERS, "x"));
        // when
        CommitOutcome second = commit("tx", "other", sendTo(ORDERS, "x"), sendTo(OTHER, "to no queue"));
        reopen();
        CommitOutcome third = commit("tx", "other", sendTo(ORDERS, "x"));
        // then
        assertThat(first).isEqualTo(new Done());
        assertThat(memo(second)).isEqualTo("memo");
        assertThat(memo(third)).isEqualTo("memo");
        assertThat(now(engine.committed("tx")).map(EngineCommitContract::text)).hasValue("memo");
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("x");
    }

    @Test
    void doesNotKnowACommitThatFailed() {
        // given
        CommitOutcome failed = commit("tx", "memo", sendTo(OTHER, "x"));
        create(OTHER, config());
        // when
        CommitOutcome repeated = commit("tx", "memo", sendTo(OTHER, "x"));
        // then
        assertThat(failed).isEqualTo(new Failed(0, Reason.NO_SUCH_QUEUE));
        assertThat(repeated).isEqualTo(new Done());
        assertThat(now(engine.committed("never"))).isEmpty();
    }

    @Test
    void forgetsACommitWhenItsTimeIsOver() {
        // given
        commit("tx", "memo", sendTo(ORDERS, "first"));
        time.pass(Duration.ofMillis(CommitIdentity.KNOWN_MILLIS - 1));
        boolean known = now(engine.committed("tx")).isPresent();
        time.pass(Duration.ofMillis(2));
        // when
        commit("another", "memo");
        reopen();
        // then
        assertThat(known).isTrue();
        assertThat(now(engine.committed("tx"))).isEmpty();
        assertThat(now(engine.committed("another"))).isPresent();
    }

    private CommitOutcome commit(String id, String memo, Operation... operations) {
        return now(engine.commit(
                List.of(operations), Optional.of(new CommitIdentity(id, memo.getBytes(StandardCharsets.UTF_8)))));
    }

    private static String memo(CommitOutcome outcome) {
        assertThat(outcome).isInstanceOf(CommitOutcome.Repeated.class);
        return text(((CommitOutcome.Repeated) outcome).memo());
    }

    private static String text(byte[] memo) {
        return new String(memo, StandardCharsets.UTF_8);
    }

    private CommitOutcome commit(Operation... operations) {
        return now(engine.commit(List.of(operations)));
    }

    private Operation sendTo(QueueKey queue, String body) {
        return new Operation.Send(queue, message(body, Duration.ZERO));
    }

    private static Operation delete(Delivery delivery) {
        return new Operation.Delete(ORDERS, delivery.receiptHandle());
    }
}
