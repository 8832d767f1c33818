package org.opencmq.server.engine.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.opencmq.server.engine.Engine.QueueDescription;
import org.opencmq.server.engine.QueueKey;

/**
 * One queue of a local engine: its messages, its waiting receivers, and what is known of it besides. Due, for the
 * {@link Agenda}, when something in it falls due. Owned by the engine's turn.
 */
final class LocalQueue extends Due {

    final QueueKey key;
    final String queueId;
    final long createdAt;
    final QueueState state;

    /** Receivers in the order of their coming. */
    final Set<Waiter> waiters = new LinkedHashSet<>(1);

    /** The same receivers by the end of their wait. */
    final DueHeap<Waiter> deadlines = new DueHeap<>();

    long modifiedAt;
    long revision;

    /** When somebody last received or stopped waiting. */
    long receivedAt;

    /** Whether dead letters of this queue are being moved now. */
    boolean movesDeadLetters;

    /** Nothing of these leaves before it is durable. */
    final UnsureSends unsure = new UnsureSends();

    LocalQueue(QueueRecord kept, QueueState state, long now) {
        this.key = kept.key();
        this.queueId = kept.queueId();
        this.createdAt = kept.createdAt();
        this.modifiedAt = kept.modifiedAt();
        this.revision = kept.revision();
        this.state = state;
        this.receivedAt = now;
    }

    QueueRecord toRecord() {
        return new QueueRecord(key, state.number, queueId, state.config(), revision, createdAt, modifiedAt);
    }

    QueueDescription description() {
        return new QueueDescription(
                key.account(),
                key.name(),
                queueId,
                state.config(),
                revision,
                Instant.ofEpochMilli(createdAt),
                Instant.ofEpochMilli(modifiedAt),
                state.counts());
    }

    void add(Waiter waiter) {
        waiters.add(waiter);
        deadlines.add(waiter);
    }

    void remove(Waiter waiter) {
        if (waiter.cursor != null) {
            waiter.cursor.waiters.remove(waiter);
        } else {
            waiters.remove(waiter);
        }
        deadlines.remove(waiter);
    }

    /** All receivers that wait, with a selector or without. */
    List<Waiter> allWaiters() {
        List<Waiter> all = new ArrayList<>(waiters);
        state.cursors().forEach(cursor -> all.addAll(cursor.waiters));
        return all;
    }

    boolean isWaiting(Waiter waiter) {
        return waiter.cursor != null ? waiter.cursor.waiters.contains(waiter) : waiters.contains(waiter);
    }

    private boolean hasWaiters() {
        return !waiters.isEmpty() || state.cursors().stream().anyMatch(cursor -> !cursor.waiters.isEmpty());
    }

    /** When something in this queue falls due; {@link Long#MAX_VALUE} for never. */
    long nextDue() {
        long due = state.nextDue();
        Waiter impatient = deadlines.first();
        return impatient == null ? Math.min(due, idleAt()) : Math.min(due, impatient.dueAt);
    }

    /** When the queue goes because nobody receives; {@link Long#MAX_VALUE} for never. */
    long idleAt() {
        return state.config().idleDelete().isPresent() && !hasWaiters()
                ? receivedAt + state.config().idleDelete().get().toMillis()
                : Long.MAX_VALUE;
    }

    @Override
    long rank() {
        return state.number;
    }
}
