package org.opencmq.server.engine.local;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.opencmq.server.engine.Engine.RewindOutcome;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.local.MessageStore.Change;

/**
 * Brings deleted messages back, batch by batch, so that the turn stays short. A rewind of more than one batch is noted with
 * its first one, as a record {@code w/NUMBER/STARTED/FROM} (8 bytes each: number of the queue, start, send time to rewind
 * to; ms), and the note goes with the last: what a crash interrupts is finished when the engine opens again, so a rewind
 * happens as a whole or not at all. What is deleted after the start stays deleted.
 */
final class Rewinding {

    static final String PREFIX = "w/";

    private static final int BATCH = 1_000;
    private static final long SECOND = 1_000;

    private final Ledger ledger;
    private final Catalogue catalogue;
    private final List<Order> interrupted = new ArrayList<>(0);

    /** A rewind under way. */
    private record Order(long queue, long startedAt, long from) {

        String recordKey() {
            return PREFIX + queue + '/' + startedAt + '/' + from;
        }

        byte[] write() {
            return ByteBuffer.allocate(3 * Long.BYTES)
                    .putLong(queue)
                    .putLong(startedAt)
                    .putLong(from)
                    .array();
        }

        static Order read(String recordKey, byte[] value) throws StoreException {
            if (value.length != 3 * Long.BYTES) {
                throw new StoreException("record " + recordKey + " must have 24 bytes, has " + value.length);
            }
            ByteBuffer numbers = ByteBuffer.wrap(value);
            return new Order(numbers.getLong(), numbers.getLong(), numbers.getLong());
        }
    }

    Rewinding(Ledger ledger, Catalogue catalogue) {
        this.ledger = ledger;
        this.catalogue = catalogue;
    }

    /** Takes back what the store kept. */
    void restore(SortedMap<String, byte[]> records) throws StoreException {
        for (Map.Entry<String, byte[]> entry : Restoring.under(PREFIX, records).entrySet()) {
            interrupted.add(Order.read(entry.getKey(), entry.getValue()));
        }
    }

    /** Finishes what a crash interrupted; before the engine serves. */
    void finishInterrupted() throws ExecutionException, InterruptedException {
        for (Order order : interrupted) {
            CompletableFuture<RewindOutcome> answer = new CompletableFuture<>();
            goOn(order, Long.MIN_VALUE, answer);
            answer.get();
        }
        interrupted.clear();
    }

    /** The window is compared in whole seconds, since a client only ever sees seconds. */
    CompletableFuture<RewindOutcome> rewind(QueueKey key, Instant from) {
        CompletableFuture<RewindOutcome> answer = new CompletableFuture<>();
        ledger.post(true, answer, (effects, now) -> {
            LocalQueue queue = catalogue.open(key, now, effects);
            QueueConfig config = queue.state.config();
            if (config.rewind().isZero()) {
                effects.answer(answer, RewindOutcome.OFF);
                return;
            }
            Long oldest = queue.state.oldestSendTime();
            long end = oldest == null ? now : oldest;
            long earliest = now - config.rewind().toMillis();
            if (from.getEpochSecond() < earliest / SECOND || from.getEpochSecond() > end / SECOND) {
                effects.answer(answer, RewindOutcome.OUT_OF_RANGE);
                return;
            }
            Order order = new Order(queue.state.number, queue.state.startRewind(now), from.toEpochMilli());
            long behind = bringBack(queue, order, Long.MIN_VALUE, now, effects);
            if (behind == Long.MAX_VALUE) {
                effects.answer(answer, RewindOutcome.DONE);
            } else {
                effects.keep(new Change.PutRecord(order.recordKey(), order.write()));
                then(effects, answer, () -> goOn(order, behind, answer));
            }
        });
        return answer;
    }

    private void goOn(Order order, long after, CompletableFuture<RewindOutcome> answer) {
        ledger.post(true, answer, (effects, now) -> {
            LocalQueue queue = catalogue.find(order.queue());
            long behind = queue == null ? Long.MAX_VALUE : bringBack(queue, order, after, now, effects);
            if (behind != Long.MAX_VALUE) {
                then(effects, answer, () -> goOn(order, behind, answer));
                return;
            }
            effects.keep(new Change.RemoveRecord(order.recordKey()));
            effects.answer(answer, RewindOutcome.DONE); // a queue that was deleted meanwhile has nothing to bring back
        });
    }

    private static long bringBack(LocalQueue queue, Order order, long after, long now, Effects effects) {
        effects.touch(queue);
        return queue.state.rewind(order.from(), order.startedAt(), after, BATCH, now, effects);
    }

    private static void then(Effects effects, CompletableFuture<?> answer, Runnable next) {
        effects.afterwards(failure -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
            } else {
                next.run();
            }
        });
    }
}
