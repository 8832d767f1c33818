package org.opencmq.server.engine.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine.HandleOutcome.Status;
import org.opencmq.server.engine.Engine.QueueCounts;
import org.opencmq.server.engine.Engine.RewindOutcome;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueConfig;

/** Random commands, given to the engine and to a naive queue: both must answer alike. The seed is printed. */
class LocalEngineModelTest extends LocalEngineFixture {

    private static final Duration RETENTION = Duration.ofMinutes(4);
    private static final Duration REWIND = Duration.ofMinutes(2);

    /** More of them by {@code -Dopencmq.rounds}, the same ones again by {@code -Dopencmq.seed}. */
    private static final int ROUNDS = Integer.getInteger("opencmq.rounds", 12);

    private final List<String> handles = new ArrayList<>();
    private NaiveQueue model;

    @Override
    protected QueueConfig config() {
        return config(1_000_000, RETENTION, REWIND, null);
    }

    @Override
    protected EngineSettings settings() {
        return EngineSettings.DEFAULT.withBodyCacheBytes(4_000);
    }

    @Test
    void answersLikeANaiveQueue() {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = Long.getLong("opencmq.seed", System.nanoTime());
            try {
                model = new NaiveQueue(RETENTION.toMillis(), REWIND.toMillis());
                handles.clear();
                run(new Random(seed));
                now(engine.purge(ORDERS));
                time.pass(Duration.ofMinutes(5));
            } catch (AssertionError e) {
                throw new AssertionError("with -Dopencmq.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private void run(Random random) {
        for (int step = 0; step < 1_500; step++) {
            int dice = random.nextInt(100);
            if (dice < 35) {
                sendSome(random);
            } else if (dice < 60) {
                receiveSome(1 + random.nextInt(6), random.nextInt(4) == 0);
            } else if (dice < 78) {
                useAHandle(random);
            } else if (dice < 95) {
                time.pass(Duration.ofMillis(random.nextInt(4_000)));
            } else if (dice < 97) {
                rewindTo(random);
            } else if (dice < 98 && random.nextInt(4) == 0) {
                now(engine.purge(ORDERS));
                model.purge();
            } else if (dice == 99) {
                reopen();
                model.restart(time.millis());
            }
            compareCounts();
        }
    }

    private void sendSome(Random random) {
        List<NewMessage> batch = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            Duration delay = random.nextInt(4) == 0 ? Duration.ofMillis(random.nextInt(20_000)) : Duration.ZERO;
            NewMessage message = message("body", delay);
            batch.add(message);
            model.send(message.msgId().value(), time.millis(), delay.toMillis());
        }
        now(engine.send(ORDERS, batch));
    }

    private void receiveSome(int max, boolean inProcess) {
        List<NaiveQueue.Item> expected = model.receive(max, time.millis());
        List<Delivery> actual = now(engine.receive(ORDERS, inProcess ? inProcess(max) : atMost(max), new Cancel()));
        Instant earliest = time.instant().plus(config().visibilityTimeout());
        assertThat(actual)
                .extracting(delivery -> delivery.msgId().value())
                .containsExactlyElementsOf(
                        expected.stream().map(item -> item.id).toList());
        for (int i = 0; i < actual.size(); i++) {
            String handle = actual.get(i).receiptHandle().value();
            Instant until = actual.get(i).nextVisibleTime();
            assertThat(until).isBetween(earliest, earliest.plusMillis(127));
            model.leased(expected.get(i), handle, until.toEpochMilli(), inProcess);
            assertThat(actual.get(i).dequeueCount()).isEqualTo(expected.get(i).count);
            handles.add(handle);
        }
    }

    private void useAHandle(Random random) {
        if (handles.isEmpty()) {
            return;
        }
        String text = handles.get(random.nextInt(handles.size()));
        List<ReceiptHandle> handle = List.of(new ReceiptHandle(text));
        Optional<NaiveQueue.Item> item = model.find(text, time.millis());
        Status expected = item.isPresent() ? Status.DONE : Status.STALE;
        int what = random.nextInt(10);
        if (what < 6) {
            assertThat(now(engine.delete(ORDERS, handle)).get(0).status()).isEqualTo(expected);
            item.ifPresent(found -> model.delete(found, time.millis()));
        } else if (what < 9) {
            long timeout = random.nextBoolean() ? 0 : 1 + random.nextInt(40_000);
            assertThat(now(engine.changeVisibility(ORDERS, handle, Duration.ofMillis(timeout)))
                            .get(0)
                            .status())
                    .isEqualTo(expected);
            item.ifPresent(found -> model.change(found, timeout, time.millis()));
        } else {
            now(engine.giveBack(ORDERS, handle));
            item.ifPresent(found -> model.giveBack(found, time.millis()));
        }
    }

    private void rewindTo(Random random) {
        Instant from = time.instant().minusMillis(random.nextInt((int) REWIND.toMillis()));
        long end = model.oldest(time.millis()).orElse(time.millis());
        boolean inside = from.getEpochSecond() <= end / 1_000;
        RewindOutcome outcome = now(engine.rewind(ORDERS, from));
        assertThat(outcome).isEqualTo(inside ? RewindOutcome.DONE : RewindOutcome.OUT_OF_RANGE);
        if (inside) {
            model.rewind(from.toEpochMilli(), time.millis());
        }
    }

    private void compareCounts() {
        QueueCounts counts = describe(ORDERS).counts();
        assertThat(List.of(counts.active(), counts.inactive(), counts.delayed(), counts.rewindable()))
                .isEqualTo(model.counts(time.millis()));
    }
}
