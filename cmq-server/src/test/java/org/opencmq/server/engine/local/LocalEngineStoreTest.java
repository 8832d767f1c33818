package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.EngineUnavailableException;

/** What the engine waits for while its store is slow, and what it does when the store fails. */
class LocalEngineStoreTest extends LocalEngineFixture {

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
    void stopsAndSaysSoWhenMemoryRunsOut() {
        // given
        var waiting = engine.receive(ORDERS, waiting(1, Duration.ofSeconds(20)), new Cancel());
        store.fail(new OutOfMemoryError("Java heap space"));
        // when
        Throwable failure = failure(engine.send(ORDERS, List.of(message("a", Duration.ZERO))));
        // then
        assertThat(failure).isInstanceOf(EngineUnavailableException.class).hasMessageContaining("Java heap space");
        assertThat(failure(waiting)).isInstanceOf(EngineUnavailableException.class);
        assertThat(failure(engine.receive(ORDERS, atMost(1), new Cancel())))
                .isInstanceOf(EngineUnavailableException.class);
        assertThat(now(engine.health()).detail()).contains("Java heap space");
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
    void givesTheLeaseBackWhenMemoryRunsOutWhileABodyIsRead() {
        // given
        send(ORDERS, "a");
        store.failReads(new OutOfMemoryError("Java heap space"));
        // when
        Throwable failure = failure(engine.receive(ORDERS, atMost(1), new Cancel()));
        store.failReads(null);
        // then
        assertThat(failure).isInstanceOf(EngineUnavailableException.class).hasMessageContaining("Java heap space");
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
}
