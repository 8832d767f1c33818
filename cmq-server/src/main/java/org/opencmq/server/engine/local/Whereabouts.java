package org.opencmq.server.engine.local;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencmq.server.engine.Engine.QueueCounts;
import org.opencmq.server.engine.local.Message.State;

/**
 * Where the messages of one queue stand, by their state; the only one who changes it. A message that is not deleted stands
 * in {@code live}, by its place. An Active one stands in {@code active} too; a Delayed or leased one in {@code timers}, by
 * the moment it turns Active. A deleted one that a rewind may bring back stands in {@code kept} alone. Decides nothing, and
 * is as pure as the {@link QueueState} that owns it.
 */
final class Whereabouts {

    final SequenceIndex live = new SequenceIndex();
    final SequenceIndex active = new SequenceIndex();
    final SequenceIndex kept = new SequenceIndex();
    final DueHeap<Message> timers = new DueHeap<>();

    /** Searches by selector; each hears of every message that turns Active. */
    final List<SelectorCursor> cursors = new ArrayList<>(0);

    private int delayed;
    private int inactive;

    /** How many are Delayed. */
    int delayed() {
        return delayed;
    }

    /** How many are leased or on their way to the dead-letter queue. */
    int inactive() {
        return inactive;
    }

    QueueCounts counts() {
        Message oldest = live.first();
        return new QueueCounts(
                active.size(),
                inactive,
                delayed,
                kept.size(),
                oldest == null ? Optional.empty() : Optional.of(Instant.ofEpochMilli(oldest.enqueuedAt)));
    }

    /** A live message turns Active. */
    void activate(Message message) {
        message.state = State.ACTIVE;
        active.add(message);
        for (SelectorCursor cursor : cursors) {
            cursor.turnedActive(message);
        }
    }

    /** A live message is Delayed until it is due. */
    void delay(Message message) {
        message.state = State.DELAYED;
        timers.add(message);
        delayed++;
    }

    /** A live message is leased until it is due. */
    void lease(Message message) {
        message.state = State.LEASED;
        timers.add(message);
        inactive++;
    }

    /** A live message is on its way to the dead-letter queue. */
    void leave(Message message) {
        message.state = State.LEAVING;
        inactive++;
    }

    /** Takes a live message out of what its state put it into, besides {@code live}; its next state follows at once. */
    void detach(Message message) {
        switch (message.state) {
            case ACTIVE -> active.remove(message);
            case DELAYED -> {
                timers.remove(message);
                delayed--;
            }
            case LEASED -> {
                timers.remove(message);
                inactive--;
            }
            case LEAVING -> inactive--;
            case KEPT, GONE -> throw new IllegalStateException("message " + message.sequence + " is not live");
        }
    }

    /** A live message is deleted; its next state follows at once. */
    void remove(Message message) {
        detach(message);
        live.remove(message);
    }

    /** A deleted message is kept for a rewind. */
    void keep(Message message) {
        message.state = State.KEPT;
        kept.add(message);
    }

    void clear() {
        live.clear();
        active.clear();
        kept.clear();
        timers.clear();
        delayed = 0;
        inactive = 0;
    }
}
