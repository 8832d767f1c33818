package org.opencmq.server.engine.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.Engine.QueueCounts;
import org.opencmq.server.engine.Engine.SendOutcome;
import org.opencmq.server.engine.NewMessage;
import org.opencmq.server.engine.QueueConfig;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.local.Message.State;
import org.opencmq.server.engine.local.MessageStore.Change;
import org.opencmq.server.engine.local.MessageStore.MessageHead;
import org.opencmq.server.engine.local.MessageTrace.Kind;

/**
 * The messages of one queue and the rules of their life: knows no thread, no clock and no store. Every command is told the
 * time and writes into {@link Effects} what must be kept. Owned by the engine's turn; owner of the messages'
 * {@link Whereabouts} and of the {@link Departures} to the dead-letter queue. Places grow with send times, so retention looks
 * at the heads only.
 */
final class QueueState {

    /** Most messages that one call of {@link #advance} forgets, so that a turn stays short. */
    private static final int SWEEP = 1_000;

    final QueueKey key;
    final long number;

    private final EngineSettings limits;
    private final BodyCache bodies;
    private final Whereabouts where = new Whereabouts();
    private final Departures departures;
    private final RecentIds recent = new RecentIds();

    private QueueConfig config;
    private long nextSequence;
    private int leases;

    /** When the latest rewind started: whatever is deleted later bears a later time, and the next rewind at least that. */
    private long rewoundAt = Long.MIN_VALUE;

    QueueState(
            QueueKey key,
            long number,
            QueueConfig config,
            long firstSequence,
            EngineSettings limits,
            BodyCache bodies) {
        this.key = key;
        this.number = number;
        this.config = config;
        this.nextSequence = firstSequence;
        this.limits = limits;
        this.bodies = bodies;
        this.departures = new Departures(where.live, config.deadLetter());
    }

    QueueConfig config() {
        return config;
    }

    /** Takes new settings over; turning rewind off forgets what was kept for it, in the course of {@link #advance}. */
    void configure(QueueConfig newConfig) {
        config = newConfig;
        departures.follow(newConfig.deadLetter());
    }

    /** Takes a message back that the store kept; in the order of their places. */
    void restore(MessageHead head, long now) {
        Message message = Message.of(head);
        nextSequence = Math.max(nextSequence, head.sequence() + 1);
        if (head.deletedAt() != 0) {
            where.keep(message);
            rewoundAt = Math.max(rewoundAt, head.deletedAt() - 1);
            return;
        }
        where.live.add(message);
        if (message.enqueuedAt > now - RecentIds.WINDOW_MILLIS) {
            message.rememberIn(recent);
            recent.begin(now);
        }
        if (message.dueAt <= now) {
            turnActive(message, message.dequeueCount > 0);
        } else {
            standBy(message);
        }
    }

    /** Searches by selector; each hears of every message that turns Active. */
    List<SelectorCursor> cursors() {
        return where.cursors;
    }

    // ---- sending

    /** Whether so many more messages, some of them delayed, may come in. */
    SendOutcome room(int messages, int delayedOnes) {
        if (where.live.size() + (long) messages > config.maxMsgHeapNum()) {
            return SendOutcome.FULL;
        }
        return delayedOnes > 0 && where.delayed() + (long) delayedOnes > limits.maxDelayed()
                ? SendOutcome.TOO_MANY_DELAYED
                : SendOutcome.STORED;
    }

    /** Takes a message in, unless its identifier came lately. Whether there is {@link #room} was asked before. */
    void send(NewMessage sent, long now, Effects effects) {
        long delay = sent.delay().toMillis();
        Message message = new Message(nextSequence, sent.msgId().value(), sent.body().length, now, now + delay);
        if (!message.rememberIn(recent)) {
            return;
        }
        recent.begin(now);
        takeIn(message, sent.body(), delay > 0, now, effects);
    }

    /** Takes a dead letter in: a fresh life under its old identifier, sent now. */
    void sendDeadLetter(Message dead, byte[] body, long now, Effects effects) {
        takeIn(new Message(nextSequence, dead.msgId(), body.length, now, now), body, false, now, effects);
    }

    private void takeIn(Message message, byte[] body, boolean isDelayed, long now, Effects effects) {
        nextSequence++;
        where.live.add(message);
        if (isDelayed) {
            where.delay(message);
        } else {
            turnActive(message, false);
        }
        bodies.add(message, body);
        effects.keep(new Change.PutMessage(message.head(number), body));
        tell(effects, message, Kind.SENT, now);
    }

    // ---- receiving

    /** Active messages that are not over their retention, behind a place. */
    List<Message> available(long after, int max, long now) {
        Message first = where.active.first();
        boolean sweeping = first != null && isOver(first, now);
        return sweeping || first == null ? List.of() : where.active.after(after, max);
    }

    /** How many more messages may be leased. */
    int leasable() {
        return limits.maxInactive() - where.inactive();
    }

    /** The place of the newest message, of whatever fate. */
    long lastSequence() {
        return nextSequence - 1;
    }

    boolean isActive(Message message) {
        return message.state == State.ACTIVE && where.active.get(message.sequence) == message;
    }

    /**
     * Leases an Active message; the answer is the key to the lease.
     *
     * @param inProcess whether the lease ends with the process: then the store is told that the message is visible now
     */
    LeaseKey lease(
            Message message,
            Duration visibilityTimeout,
            boolean inProcess,
            long generation,
            long now,
            Effects effects) {
        where.active.remove(message);
        message.received(now);
        message.lease = ++leases;
        message.dueAt = now + visibilityTimeout.toMillis() + message.givenBack;
        where.lease(message);
        effects.keep(new Change.PutHead(inProcess ? message.head(number, now) : message.head(number)));
        tell(effects, message, Kind.RECEIVED, now);
        return new LeaseKey(generation, number, message.sequence, message.lease, message.dequeueCount, message.dueAt);
    }

    /** The message whose newest, running lease this is; null when there is none. */
    @Nullable
    Message leased(LeaseKey lease, long generation, long now) {
        if (lease.queue() != number) {
            return null;
        }
        Message message = where.live.get(lease.sequence());
        if (message == null || message.state != State.LEASED || message.dueAt <= now) {
            return null;
        }
        if (lease.generation() == generation) {
            return message.lease == lease.lease() ? message : null;
        }
        if (message.lease == 0 && message.dequeueCount == lease.dequeueCount() && message.dueAt == lease.deadline()) {
            message.lease = lease.adopted(); // it stays recognisable when its end changes
        }
        return message.lease == lease.adopted() ? message : null;
    }

    /** Deletes a leased message. */
    void delete(Message message, long now, Effects effects) {
        where.remove(message);
        bodies.release(message);
        tell(effects, message, Kind.DELETED, now);
        if (now < message.enqueuedAt + config.rewind().toMillis()) {
            message.dueAt = Math.max(now, rewoundAt + 1);
            where.keep(message);
            keepHead(message, effects);
        } else {
            message.state = State.GONE;
            effects.keep(new Change.RemoveMessage(number, message.sequence));
        }
    }

    /** Gives a lease a new deadline; one that is not in the future ends it. */
    void changeVisibility(Message message, long deadline, long now, Effects effects) {
        where.detach(message);
        message.dueAt = deadline;
        if (deadline > now) {
            where.lease(message);
        } else {
            turnActive(message, true);
        }
        keepHead(message, effects);
    }

    /** Ends a lease as if it had never been. */
    void giveBack(Message message, long now, Effects effects) {
        where.detach(message);
        message.notReceived();
        message.dueAt = now;
        turnActive(message, false);
        keepHead(message, effects);
    }

    // ---- time

    /** Does what has fallen due: delays and leases that end, retention, dead letters by age, what rewind need not keep. */
    void advance(long now, Effects effects) {
        for (Message due = where.timers.first(); due != null && due.dueAt <= now; due = where.timers.first()) {
            boolean wasLeased = due.state == State.LEASED;
            where.detach(due);
            turnActive(due, wasLeased);
        }
        expire(now, effects);
        for (Message old = departures.nextTooOld(now); old != null; old = departures.nextTooOld(now)) {
            if (old.state != State.LEAVING) {
                where.detach(old);
                leave(old);
            }
        }
        recent.turn(now);
    }

    private void expire(long now, Effects effects) {
        int sweep = SWEEP;
        for (Message old = where.live.first();
                old != null && isOver(old, now) && sweep-- > 0;
                old = where.live.first()) {
            where.remove(old);
            forget(old, effects);
            tell(effects, old, Kind.EXPIRED, now);
        }
        long rewind = config.rewind().toMillis();
        for (Message old = where.kept.first();
                old != null && old.enqueuedAt + rewind <= now && sweep-- > 0;
                old = where.kept.first()) {
            where.kept.remove(old);
            forget(old, effects);
        }
    }

    /** When {@link #advance} is next needed; {@link Long#MAX_VALUE} for never. */
    long nextDue() {
        long due = recent.turnsAt();
        Message timed = where.timers.first();
        if (timed != null) {
            due = Math.min(due, timed.dueAt);
        }
        Message oldest = where.live.first();
        if (oldest != null) {
            due = Math.min(due, oldest.enqueuedAt + config.msgRetention().toMillis());
        }
        Message oldestKept = where.kept.first();
        if (oldestKept != null) {
            due = Math.min(due, oldestKept.enqueuedAt + config.rewind().toMillis());
        }
        return Math.min(due, departures.nextDue());
    }

    // ---- dead letters

    /** Messages that wait to be moved to the dead-letter queue, at most so many; they are the caller's now. */
    List<Message> takeLeaving(int max) {
        List<Message> taken = new ArrayList<>(0);
        while (taken.size() < max) {
            Message message = departures.poll();
            if (message == null) {
                break;
            }
            if (isLeaving(message)) {
                taken.add(message);
            }
        }
        return taken;
    }

    boolean isLeaving(Message message) {
        return message.state == State.LEAVING && where.live.get(message.sequence) == message;
    }

    /** The message was stored in the dead-letter queue by the same effects. */
    void left(Message message, long now, Effects effects) {
        where.remove(message);
        forget(message, effects);
        tell(effects, message, Kind.DEAD_LETTERED, now);
    }

    /** The dead-letter queue cannot take the message: it is here as before, and its age is looked at after a while. */
    void stay(Message message, long now) {
        where.detach(message);
        if (message.dueAt > now) {
            standBy(message);
        } else {
            turnActive(message, false);
        }
        departures.stayed(message, now);
    }

    // ---- the whole queue

    /** Forgets all messages. */
    void purge(Effects effects) {
        where.clear();
        departures.clear();
        effects.keep(new Change.RemoveMessages(number));
    }

    /** Starts a rewind; the answer is its moment, by which it is told what was deleted before it. */
    long startRewind(long now) {
        rewoundAt = Math.max(now, rewoundAt + 1);
        return rewoundAt;
    }

    /**
     * Brings back messages behind a place whose send time is not before {@code from}, and which were deleted when the rewind
     * started.
     *
     * @param startedAt when the rewind started
     * @return the place to continue behind; {@link Long#MAX_VALUE} when all are looked at
     */
    long rewind(long from, long startedAt, long after, int max, long now, Effects effects) {
        rewoundAt = Math.max(rewoundAt, startedAt);
        List<Message> page = where.kept.after(after, max);
        for (Message message : page) {
            if (message.enqueuedAt >= from && message.dueAt <= startedAt) {
                where.kept.remove(message);
                where.live.add(message);
                message.dueAt = now;
                turnActive(message, false);
                departures.cameBack(message);
                keepHead(message, effects);
                tell(effects, message, Kind.REWOUND, now);
            }
        }
        return page.size() < max ? Long.MAX_VALUE : page.get(page.size() - 1).sequence;
    }

    /** Messages behind a place, whatever their state, in order. */
    List<Message> page(long after, int max) {
        return where.live.after(after, max);
    }

    /** Whether a message is to be seen: not on its way out. */
    boolean isShown(Message message, long now) {
        return message.state != State.LEAVING && !isOver(message, now);
    }

    boolean holds(Message message) {
        return where.live.get(message.sequence) == message;
    }

    QueueCounts counts() {
        return where.counts();
    }

    /** Send time of the oldest message that is not deleted; null when there is none. */
    @Nullable
    Long oldestSendTime() {
        Message oldest = where.live.first();
        return oldest == null ? null : (Long) oldest.enqueuedAt;
    }

    // ---- changes of state

    private void turnActive(Message message, boolean afterLease) {
        if (afterLease && departures.hasHadItsChances(message)) {
            leave(message);
        } else {
            where.activate(message);
        }
    }

    /** A message that is not due yet waits for its moment. */
    private void standBy(Message message) {
        if (message.dequeueCount > 0) {
            where.lease(message);
        } else {
            where.delay(message);
        }
    }

    private void leave(Message message) {
        where.leave(message);
        departures.add(message);
    }

    private void forget(Message message, Effects effects) {
        message.state = State.GONE;
        bodies.release(message);
        effects.keep(new Change.RemoveMessage(number, message.sequence));
    }

    private void keepHead(Message message, Effects effects) {
        effects.keep(new Change.PutHead(message.head(number)));
    }

    private void tell(Effects effects, Message message, Kind kind, long now) {
        if (config.traced()) {
            effects.tell(key, message, kind, now);
        }
    }

    private boolean isOver(Message message, long now) {
        return message.enqueuedAt + config.msgRetention().toMillis() <= now;
    }
}
