package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.Engine.Capability;
import org.opencmq.server.engine.Engine.ReceiveOptions;
import org.opencmq.server.engine.EngineUnavailableException;
import org.opencmq.server.engine.QueueConfig;

/** Receives by selector, with a language that knows only "starts with". */
class LocalEngineSelectorTest extends LocalEngineFixture {

    private final AtomicInteger tests = new AtomicInteger();
    private volatile boolean broken;

    @Override
    protected EngineSettings settings() {
        return EngineSettings.DEFAULT.withFilters(prefix -> {
            if (prefix.isEmpty()) {
                throw new IllegalArgumentException("empty");
            }
            return body -> {
                tests.incrementAndGet();
                if (broken) {
                    throw new IllegalStateException("a broken language");
                }
                return new String(body, StandardCharsets.UTF_8).startsWith(prefix);
            };
        });
    }

    @Test
    void leasesOnlyWhatMatches() {
        // given
        send(ORDERS, "a1", "b1", "a2", "b2");
        // when
        List<Delivery> selected = select("b", 16, Duration.ZERO);
        // then
        assertThat(bodies(selected)).containsExactly("b1", "b2");
        assertThat(bodies(receive(ORDERS, 16))).containsExactly("a1", "a2");
    }

    @Test
    void answersEmptyWhenNothingMatches() {
        // given
        send(ORDERS, "a1", "a2");
        // when, then
        assertThat(select("b", 1, Duration.ZERO)).isEmpty();
        assertThat(describe(ORDERS).counts().active()).isEqualTo(2);
    }

    @Test
    void readsABacklogThatDoesNotMatchOnce() {
        // given
        for (int i = 0; i < 500; i++) {
            send(ORDERS, "a" + i);
        }
        select("b", 1, Duration.ZERO);
        int first = tests.get();
        // when
        send(ORDERS, "b");
        List<Delivery> found = select("b", 1, Duration.ZERO);
        // then
        assertThat(first).isEqualTo(500);
        assertThat(bodies(found)).containsExactly("b");
        assertThat(tests.get() - first).isEqualTo(1);
    }

    @Test
    void findsWithoutWaitingWhatWasPassedOverBefore() {
        // given
        send(ORDERS, "b1", "a1", "b2", "b3");
        // when
        List<Delivery> first = select("b", 1, Duration.ZERO);
        List<Delivery> second = select("b", 1, Duration.ZERO);
        release(ORDERS, first.get(0), Duration.ZERO);
        List<Delivery> rest = select("b", 16, Duration.ZERO);
        // then
        assertThat(bodies(first)).containsExactly("b1");
        assertThat(bodies(second)).containsExactly("b2");
        assertThat(bodies(rest)).containsExactly("b1", "b3");
    }

    @Test
    void wakesASelectingWaiterByWhatMatches() {
        // given
        CompletableFuture<List<Delivery>> waiting = poll("b", 1, Duration.ofSeconds(20));
        // when
        send(ORDERS, "a");
        time.pass(Duration.ofSeconds(1));
        boolean early = waiting.isDone();
        send(ORDERS, "b");
        // then
        assertThat(early).isFalse();
        assertThat(bodies(now(waiting))).containsExactly("b");
    }

    @Test
    void wakesASelectingWaiterWhenALeaseEnds() {
        // given
        send(ORDERS, "b1", "a1");
        Delivery leased = receiveOne(ORDERS);
        assertThat(select("b", 1, Duration.ZERO)).isEmpty();
        CompletableFuture<List<Delivery>> waiting = poll("b", 1, Duration.ofSeconds(20));
        // when
        release(ORDERS, leased, Duration.ZERO);
        // then
        assertThat(bodies(now(waiting))).containsExactly("b1");
    }

    @Test
    void endsASelectingWait() {
        // given
        send(ORDERS, "a");
        CompletableFuture<List<Delivery>> waiting = poll("b", 1, Duration.ofSeconds(20));
        // when
        time.pass(Duration.ofSeconds(20));
        // then
        assertThat(now(waiting)).isEmpty();
    }

    @Test
    void dropsASelectingWaiterThatIsGone() {
        // given
        Cancel gone = new Cancel();
        CompletableFuture<List<Delivery>> waiting = engine.receive(
                        ORDERS, options("b", 1, Duration.ofSeconds(20)), gone)
                .toCompletableFuture();
        // when
        gone.cancel();
        send(ORDERS, "b");
        // then
        assertThat(now(waiting)).isEmpty();
        assertThat(bodies(select("b", 1, Duration.ZERO))).containsExactly("b");
    }

    @Test
    void servesSeveralReceiversOfOneSelector() {
        // given
        for (int i = 0; i < 100; i++) {
            send(ORDERS, (i % 10 == 0 ? "b" : "a") + i);
        }
        // when
        CompletableFuture<List<Delivery>> first = poll("b", 4, Duration.ofSeconds(5));
        CompletableFuture<List<Delivery>> second = poll("b", 16, Duration.ofSeconds(5));
        // then
        assertThat(bodies(now(first))).containsExactly("b0", "b10", "b20", "b30");
        assertThat(bodies(now(second))).containsExactly("b40", "b50", "b60", "b70", "b80", "b90");
    }

    @Test
    void looksThroughALongQueueInMemory() throws Exception {
        // given
        try (Engine inMemory = LocalEngine.open(new MemoryMessageStore(), settings(), time, time)) {
            now(inMemory.createQueue(ORDERS, QueueConfig.DEFAULT));
            for (int i = 0; i < 100_000; i++) {
                now(inMemory.send(ORDERS, List.of(message("a", Duration.ZERO))));
            }
            now(inMemory.send(ORDERS, List.of(message("b", Duration.ZERO))));
            // when
            List<Delivery> found = now(inMemory.receive(ORDERS, options("b", 1, Duration.ZERO), new Cancel()));
            // then
            assertThat(bodies(found)).containsExactly("b");
        }
    }

    @Test
    void failsTheReceiverOfASelectorThatBreaksAndMissesNothing() {
        // given
        send(ORDERS, "a1", "b1");
        broken = true;
        // when
        Throwable failure = failure(poll("b", 1, Duration.ofSeconds(20)));
        broken = false;
        // then
        assertThat(failure)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("the selector could not be applied");
        assertThat(bodies(select("b", 1, Duration.ZERO))).containsExactly("b1");
    }

    @Test
    void refusesASelectorThatIsNoSentence() {
        // when, then
        assertThat(failure(engine.receive(ORDERS, options("", 1, Duration.ZERO), new Cancel())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void hasTheCapabilityWithALanguageOnly() throws StoreException {
        // given
        Engine plain = LocalEngine.open(new MemoryMessageStore(), EngineSettings.DEFAULT);
        // when, then
        assertThat(engine.capabilities()).contains(Capability.SELECTOR);
        assertThat(plain.capabilities()).doesNotContain(Capability.SELECTOR).contains(Capability.COMMIT);
        assertThat(failure(plain.receive(ORDERS, options("b", 1, Duration.ZERO), new Cancel())))
                .isInstanceOf(IllegalArgumentException.class);
        plain.close();
    }

    private List<Delivery> select(String prefix, int max, Duration wait) {
        return now(poll(prefix, max, wait));
    }

    private CompletableFuture<List<Delivery>> poll(String prefix, int max, Duration wait) {
        return engine.receive(ORDERS, options(prefix, max, wait), new Cancel()).toCompletableFuture();
    }

    private static ReceiveOptions options(String prefix, int max, Duration wait) {
        return new ReceiveOptions(max, wait, Optional.empty(), Optional.of(prefix));
    }
}
