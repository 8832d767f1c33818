package org.opencmq.server.engine.local;

/** Something that falls due at a moment. Stands in at most one {@link DueHeap}, which alone changes its slot. */
abstract class Due {

    /** Not in a heap. */
    static final int NOWHERE = -1;

    /** Milliseconds since the epoch. Changed only while in no heap. */
    long dueAt;

    int slot = NOWHERE;

    /** Which of two comes first that are due at the same moment. */
    abstract long rank();

    final boolean before(Due other) {
        return dueAt < other.dueAt || (dueAt == other.dueAt && rank() < other.rank());
    }
}
