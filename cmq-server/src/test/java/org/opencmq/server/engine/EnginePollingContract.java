package org.opencmq.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Waiting receivers: woken by whatever turns Active, first come first served, gone when their caller is. */
public abstract class EnginePollingContract extends EngineFixture {

    private static final Duration WAIT = Duration.ofSeconds(20);

    @Test
    void answersAtOnceWithoutWait() {
        // when, then
        assertThat(receive(ORDERS, 1)).isEmpty();
    }

    @Test
    void wakesTheWaiterWhenAMessageIsSent() {
        // given
        CompletableFuture<List<Delivery>> waiting = poll(new Cancel());
        assertThat(waiting).isNotDone();
        // when
        send(ORDERS, "a");
        // then
        assertThat(bodies(now(waiting))).containsExactly("a");
    }

    @Test
    void wakesTheWaiterWhenADelayEnds() {
        // given
        sendDelayed(ORDERS, "a", Duration.ofSeconds(5));
        CompletableFuture<List<Delivery>> waiting = poll(new Cancel());
        // when
        time.pass(Duration.ofMillis(4_999));
        boolean early = waiting.isDone();
        time.pass(Duration.ofMillis(1));
        // then
        assertThat(early).isFalse();
        assertThat(bodies(now(waiting))).containsExactly("a");
    }

    @Test
    void wakesTheWaiterWhenALeaseEnds() {
        // given
        create(OTHER, config());
        send(ORDERS, "a");
        Delivery first = receiveOne(ORDERS);
        release(ORDERS, first, Duration.ofSeconds(3));
        CompletableFuture<List<Delivery>> waiting = poll(new Cancel());
        // when
        time.pass(Duration.ofSeconds(3));
        // then
        assertThat(now(waiting)).extracting(Delivery::dequeueCount).containsExactly(2);
    }

    @Test
    void wakesTheWaiterWhenAMessageIsReleased() {
        // given
        send(ORDERS, "a");
        Delivery first = receiveOne(ORDERS);
        CompletableFuture<List<Delivery>> waiting = poll(new Cancel());
        // when
        release(ORDERS, first, Duration.ZERO);
        // then
        assertThat(bodies(now(waiting))).containsExactly("a");
    }

    @Test
    void answersEmptyWhenTheWaitIsOver() {
        // given
        CompletableFuture<List<Delivery>> waiting = poll(new Cancel());
        // when
        time.pass(WAIT.minusMillis(1));
        boolean early = waiting.isDone();
        time.pass(Duration.ofMillis(1));
        // then
        assertThat(early).isFalse();
        assertThat(now(waiting)).isEmpty();
    }

    @Test
    void servesWaitersInTheOrderOfTheirComing() {
        // given
        CompletableFuture<List<Delivery>> first = poll(new Cancel());
        CompletableFuture<List<Delivery>> second = poll(new Cancel());
        // when
        send(ORDERS, "a");
        boolean secondServed = second.isDone();
        send(ORDERS, "b");
        // then
        assertThat(bodies(now(first))).containsExactly("a");
        assertThat(secondServed).isFalse();
        assertThat(bodies(now(second))).containsExactly("b");
    }

    @Test
    void neverLeasesToACallerThatIsGone() {
        // given
        Cancel gone = new Cancel();
        CompletableFuture<List<Delivery>> waiting = poll(gone);
        // when
        gone.cancel();
        send(ORDERS, "a");
        // then
        assertThat(now(waiting)).isEmpty();
        Delivery delivery = receiveOne(ORDERS);
        assertThat(delivery.dequeueCount()).isEqualTo(1);
    }

    @Test
    void answersEmptyToACallerThatWasGoneBefore() {
        // given
        send(ORDERS, "a");
        Cancel gone = new Cancel();
        gone.cancel();
        // when
        List<Delivery> nothing = now(poll(gone));
        // then
        assertThat(nothing).isEmpty();
        assertThat(describe(ORDERS).counts().active()).isEqualTo(1);
    }

    @Test
    void givesALostAnswerBackAsIfItHadNotBeenReceived() {
        // given
        send(ORDERS, "a", "b");
        Delivery lost = receiveOne(ORDERS);
        // when
        now(engine.giveBack(ORDERS, List.of(lost.receiptHandle())));
        // then
        List<Delivery> again = receive(ORDERS, 2);
        assertThat(bodies(again)).containsExactly("a", "b");
        assertThat(again.get(0).dequeueCount()).isEqualTo(1);
        assertThat(delete(ORDERS, lost)).isEqualTo(Engine.HandleOutcome.Status.STALE);
    }

    @Test
    void failsWaitersWhenTheirQueueIsDeleted() {
        // given
        CompletableFuture<List<Delivery>> waiting = poll(new Cancel());
        // when
        now(engine.deleteQueue(ORDERS));
        // then
        assertThat(failure(waiting)).isInstanceOf(NoSuchQueueException.class);
    }

    @Test
    void endsWaitsWithNothingOnClose() {
        // given
        CompletableFuture<List<Delivery>> waiting = poll(new Cancel());
        // when
        engine.close();
        engine.close();
        // then
        assertThat(now(waiting)).isEmpty();
        assertThat(failure(engine.describeQueue(ORDERS))).isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void idleQueuesWakeNobody() {
        // given
        for (int i = 0; i < 200; i++) {
            create(queue("idle-" + i), config());
        }
        int before = time.wakes();
        // when
        time.pass(Duration.ofDays(1));
        // then
        assertThat(time.wakes()).isEqualTo(before);
    }

    private CompletableFuture<List<Delivery>> poll(Cancel cancel) {
        return engine.receive(ORDERS, waiting(1, WAIT), cancel).toCompletableFuture();
    }
}
