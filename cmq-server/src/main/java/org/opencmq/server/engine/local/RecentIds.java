package org.opencmq.server.engine.local;

import java.util.HashSet;
import java.util.Set;

/**
 * Identifiers sent to one queue lately, so that a repeated send stores once. Two generations that take turns: an
 * identifier is known for at least one window and at most two; a number costs 11 to 22 bytes and no object. Owned by a
 * {@link QueueState}; not thread-safe.
 */
final class RecentIds {

    /** How long the same identifier stores once. */
    static final long WINDOW_MILLIS = 120_000;

    private final Set<String> newTexts = new HashSet<>(0);
    private final Set<String> oldTexts = new HashSet<>(0);
    private LongSet newNumbers = new LongSet();
    private LongSet oldNumbers = new LongSet();
    private long turnsAt = Long.MAX_VALUE;

    /** Remembers an identifier; false when it is known. */
    boolean add(long id) {
        return !oldNumbers.contains(id) && newNumbers.add(id);
    }

    /** Remembers an identifier; false when it is known. */
    boolean add(String id) {
        return !oldTexts.contains(id) && newTexts.add(id);
    }

    /** Starts the window when identifiers were added and none runs. */
    void begin(long now) {
        if (turnsAt == Long.MAX_VALUE) {
            turnsAt = now + WINDOW_MILLIS;
        }
    }

    /** When {@link #turn} wants to be called; {@link Long#MAX_VALUE} for never. */
    long turnsAt() {
        return turnsAt;
    }

    /** Forgets the older generation when its time is over. */
    void turn(long now) {
        if (now < turnsAt) {
            return;
        }
        oldNumbers = newNumbers;
        newNumbers = new LongSet();
        oldTexts.clear();
        oldTexts.addAll(newTexts);
        newTexts.clear();
        turnsAt = oldNumbers.isEmpty() && oldTexts.isEmpty() ? Long.MAX_VALUE : now + WINDOW_MILLIS;
    }
}
