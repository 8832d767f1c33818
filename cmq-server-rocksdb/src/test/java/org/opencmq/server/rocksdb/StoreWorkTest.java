package org.opencmq.server.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.opencmq.server.rocksdb.WriteQueueTest.write;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.local.StoreException;
import org.opencmq.server.rocksdb.StoreWork.Committed;
import org.opencmq.server.rocksdb.StoreWork.Task;
import org.opencmq.server.rocksdb.WriteQueue.Write;

class StoreWorkTest {

    private static final long MAX_BYTES = 10_000;

    private final StoreWork work = new StoreWork(MAX_BYTES);

    @Test
    void aWriteThatNeedNotBeDurableGoesWithTheNextThatMust() throws Exception {
        // given
        Write lazy = write(false, 128);
        Write durable = write(true, 128);
        work.put(lazy);
        work.put(durable);
        // then
        assertThat(work.next()).isEqualTo(new Task.Commit(List.of(lazy, durable)));
        assertThat(work.waitingBytes()).isZero();
    }

    @Test
    void aWriteThatNeedNotBeDurableIsCommittedAloneWhenNoOtherComes() throws Exception {
        // given
        Write lazy = write(false, 128);
        work.put(lazy);
        // then
        assertThat(work.next()).isEqualTo(new Task.Commit(List.of(lazy)));
    }

    @Test
    void aBatchNobodyVouchesForIsFollowedByAMarkAlone() throws Exception {
        // given
        Write durable = write(true, 128);
        work.put(durable);
        work.next();
        work.committed(List.of(durable), false);
        work.next();
        work.told();
        assertThat(work.isAtRest()).isFalse();
        // when
        Task next = work.next();
        // then
        assertThat(next).isEqualTo(new Task.Commit(List.of()));
        work.committed(List.of(), true);
        assertThat(work.isAtRest()).isTrue();
    }

    @Test
    void whoeverCommittedTellsWhenNothingElseIsDue() throws Exception {
        // given
        Write durable = write(true, 128);
        work.put(durable);
        work.next();
        // when
        work.committed(List.of(durable), true);
        // then
        assertThat(work.next()).isEqualTo(new Task.Tell(List.of(new Committed(List.of(durable), null))));
    }

    @Test
    void whoeverCommittedCommitsAgainWhenMoreIsDueAndTheOtherTells() throws Exception {
        // given
        Write first = write(true, 128);
        Write second = write(true, 128);
        work.put(first);
        work.next();
        CompletableFuture<Task> other = CompletableFuture.supplyAsync(work::next);
        work.put(second);
        // when
        work.committed(List.of(first), true);
        Task mine = work.next();
        // then: both at once, or the other way round if the other was quicker
        assertThat(List.of(mine, other.join()))
                .containsExactlyInAnyOrder(
                        new Task.Commit(List.of(second)), new Task.Tell(List.of(new Committed(List.of(first), null))));
    }

    @Test
    void theOtherCommitsWhileOneTells() throws Exception {
        // given
        Write first = write(true, 128);
        Write second = write(true, 128);
        work.put(first);
        work.next();
        work.committed(List.of(first), true);
        assertThat(work.next()).isInstanceOf(Task.Tell.class);
        CompletableFuture<Task> other = CompletableFuture.supplyAsync(work::next);
        // when
        work.put(second);
        // then
        assertThat(other.join()).isEqualTo(new Task.Commit(List.of(second)));
    }

    @Test
    void whatIsCommittedWhileOneTellsIsToldAfterIt() throws Exception {
        // given
        Write first = write(true, 128);
        Write second = write(true, 128);
        work.put(first);
        work.next();
        work.committed(List.of(first), true);
        work.next();
        // when
        work.put(second);
        assertThat(work.next()).isEqualTo(new Task.Commit(List.of(second)));
        work.committed(List.of(second), true);
        work.told();
        // then
        assertThat(work.next()).isEqualTo(new Task.Tell(List.of(new Committed(List.of(second), null))));
    }

    @Test
    void aHelperCommitsAndTellsASmallWriteWhileNobodyIsAtIt() throws Exception {
        // given
        Write lazy = write(false, 128);
        Write durable = write(true, 128);
        work.put(lazy);
        work.putForHelper(durable);
        // when
        Task.Commit commit = work.helpToCommit();
        work.committed(List.of(lazy, durable), true);
        Task.Tell tell = work.helpToTell();
        work.told();
        // then
        assertThat(commit).isEqualTo(new Task.Commit(List.of(lazy, durable)));
        assertThat(tell).isEqualTo(new Task.Tell(List.of(new Committed(List.of(lazy, durable), null))));
        assertThat(work.helpToCommit()).isNull();
        assertThat(work.helpToTell()).isNull();
        assertThat(work.isAtRest()).isTrue();
    }

    @Test
    void muchIsForAWorkerWhoeverWouldHelp() throws Exception {
        // given
        StoreWork roomy = new StoreWork(1 << 20);
        CompletableFuture<Task> worker = CompletableFuture.supplyAsync(roomy::next);
        Write large = write(true, 100_000);
        // when
        roomy.putForHelper(large);
        // then
        assertThat(roomy.helpToCommit()).isNull();
        assertThat(worker.join()).isEqualTo(new Task.Commit(List.of(large)));
    }

    @Test
    void aHelperLeavesToTheWorkersWhatTheyAreAt() throws Exception {
        // given
        Write first = write(true, 128);
        Write second = write(true, 128);
        work.put(first);
        work.next();
        // when
        work.putForHelper(second);
        Task.Commit commit = work.helpToCommit();
        work.committed(List.of(first), true);
        // then
        assertThat(commit).isNull();
        assertThat(work.next()).isEqualTo(new Task.Commit(List.of(second)));
    }

    @Test
    void aWorkerCommitsWhatCameWhileAHelperWasAtIt() throws Exception {
        // given
        Write first = write(true, 128);
        Write second = write(true, 128);
        CompletableFuture<Task> worker = waitingWorker();
        work.putForHelper(first);
        Task.Commit mine = work.helpToCommit();
        // when
        work.putForHelper(second);
        Task.Commit others = work.helpToCommit();
        work.committed(List.of(first), false);
        // then
        assertThat(mine).isEqualTo(new Task.Commit(List.of(first)));
        assertThat(others).isNull();
        assertThat(worker.join()).isEqualTo(new Task.Commit(List.of(second)));
    }

    @Test
    void aWorkerVouchesForWhatAHelperCommitted() throws Exception {
        // given
        Write durable = write(true, 128);
        CompletableFuture<Task> worker = waitingWorker();
        work.putForHelper(durable);
        work.helpToCommit();
        // when
        work.committed(List.of(durable), false);
        work.helpToTell();
        work.told();
        assertThat(work.helpToTell()).isNull();
        // then
        assertThat(worker.get(1, TimeUnit.MINUTES)).isEqualTo(new Task.Commit(List.of()));
    }

    @Test
    void aWorkerCommitsWhatCameWhileAHelperTold() throws Exception {
        // given
        Write durable = write(true, 128);
        Write lazy = write(false, 128);
        work.putForHelper(durable);
        work.helpToCommit();
        work.committed(List.of(durable), true);
        work.helpToTell();
        CompletableFuture<Task> worker = waitingWorker();
        // when
        work.put(lazy);
        work.told();
        Task.Tell more = work.helpToTell();
        // then
        assertThat(more).isNull();
        assertThat(worker.join()).isEqualTo(new Task.Commit(List.of(lazy)));
    }

    @Test
    void aWorkerCommitsForAHelperWhoWaitsForRoom() throws Exception {
        // given
        Write small = write(true, 128);
        CompletableFuture<Task> worker = waitingWorker();
        work.putForHelper(small);
        // when
        put(write(true, MAX_BYTES));
        // then
        assertThat(worker.join()).isEqualTo(new Task.Commit(List.of(small)));
    }

    @Test
    void aWorkerCommitsWhatNoHelperCameForWhenItIsClosed() throws Exception {
        // given
        Write durable = write(true, 128);
        work.putForHelper(durable);
        // when
        CompletableFuture<Void> closed = CompletableFuture.runAsync(work::close);
        // then
        Task next = work.next();
        assertThat(next).isEqualTo(new Task.Commit(List.of(durable)));
        work.committed(List.of(durable), true);
        closed.join();
        assertThat(work.helpToCommit()).isNull();
    }

    @Test
    void whatWasNotPutForAHelperIsForAWorker() throws Exception {
        // given
        Write durable = write(true, 128);
        work.put(durable);
        // then
        assertThat(work.helpToCommit()).isNull();
        assertThat(work.next()).isEqualTo(new Task.Commit(List.of(durable)));
    }

    @Test
    void aWorkerCommitsForATellerWhoWaitsForRoom() throws Exception {
        // given
        Write durable = write(true, 128);
        Write lazy = write(false, 128);
        work.put(durable);
        work.next();
        work.committed(List.of(durable), true);
        work.next();
        CompletableFuture<Task> worker = waitingWorker();
        // when
        work.put(lazy);
        CompletableFuture<Void> callback = CompletableFuture.runAsync(() -> put(write(true, MAX_BYTES)));
        // then
        assertThat(worker.get(1, TimeUnit.MINUTES)).isEqualTo(new Task.Commit(List.of(lazy)));
        callback.get(1, TimeUnit.MINUTES);
    }

    @Test
    void bothWorkersEndWhenOneStillToldAtTheEnd() throws Exception {
        // given
        Write first = write(true, 128);
        Write second = write(true, 128);
        work.put(first);
        work.next();
        work.committed(List.of(first), true);
        work.next();
        work.put(second);
        work.next();
        work.committed(List.of(second), true);
        work.close();
        CompletableFuture<Task> other = waitingWorker();
        // when
        work.told();
        // then
        Task.Tell last = new Task.Tell(List.of(new Committed(List.of(second), null)));
        assertThat(other.get(1, TimeUnit.MINUTES)).isEqualTo(last);
        assertThat(work.next()).isNull();
    }

    @Test
    void aCallerWaitsWhileTooMuchWaits() throws Exception {
        // given
        work.put(write(true, MAX_BYTES));
        CompletableFuture<Void> caller = CompletableFuture.runAsync(() -> put(write(true, 1)));
        await().during(Duration.ofMillis(50)).until(() -> work.waitingBytes() == MAX_BYTES);
        // when
        work.next();
        // then
        caller.join();
        assertThat(work.waitingBytes()).isEqualTo(1);
    }

    @Test
    void afterAFailureWhatWaitsFailsAndNothingIsTaken() throws Exception {
        // given
        Write first = write(true, 128);
        Write second = write(true, 128);
        work.put(first);
        work.next();
        work.put(second);
        StoreException failure = new StoreException("the disk is full");
        // when
        work.failed(List.of(first), failure);
        // then
        assertThat(work.next()).isEqualTo(new Task.Tell(List.of(new Committed(List.of(first, second), failure))));
        assertThatThrownBy(() -> work.put(write(true, 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the disk is full");
    }

    @Test
    void whatWaitsAtTheEndIsStillCommittedAndTold() throws Exception {
        // given
        Write lazy = write(false, 128);
        work.put(lazy);
        // when
        CompletableFuture<Void> closed = CompletableFuture.runAsync(work::close);
        // then
        assertThat(work.next()).isEqualTo(new Task.Commit(List.of(lazy)));
        assertThat(closed).isNotDone();
        work.committed(List.of(lazy), true);
        closed.join();
        assertThat(work.next()).isInstanceOf(Task.Tell.class);
        work.told();
        assertThat(work.next()).isNull();
        assertThatThrownBy(() -> work.put(write(true, 1))).hasMessage("the store is closed");
    }

    /** A worker that found nothing to do, so that it takes nothing before it is woken. */
    private CompletableFuture<Task> waitingWorker() {
        CompletableFuture<Task> next = new CompletableFuture<>();
        Thread worker = new Thread(() -> next.complete(work.next()));
        worker.setDaemon(true);
        worker.start();
        await().until(() -> worker.getState() == Thread.State.WAITING);
        return next;
    }

    private void put(Write write) {
        try {
            work.put(write);
        } catch (StoreException e) {
            throw new AssertionError(e);
        }
    }
}
