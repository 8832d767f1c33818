package org.opencmq.server.engine.local;

import org.jspecify.annotations.Nullable;

/**
 * Which queue has something due next, and the one wake-up of the engine. A queue stands here with the earliest moment it
 * ever announced and is looked at again then: moving that moment to later costs nothing, and an idle queue does not stand
 * here at all. Owned by the engine's turn.
 */
final class Agenda {

    /** Most queues that one wake-up looks at, so that a turn stays short. */
    static final int BATCH = 64;

    private static final long NEVER = Long.MAX_VALUE;

    private final DueHeap<LocalQueue> queues = new DueHeap<>();
    private final Wakeups wakeups;
    private final Runnable task;
    private long armedFor = NEVER;
    private Runnable disarm = () -> {};

    /** The task is run soon after something fell due and must lead to {@link #woken}. */
    Agenda(Wakeups wakeups, Runnable task) {
        this.wakeups = wakeups;
        this.task = task;
    }

    /** Looks again at when this queue is due. */
    void update(LocalQueue queue) {
        long due = queue.nextDue();
        if (queue.slot == Due.NOWHERE ? due != NEVER : due < queue.dueAt) {
            queues.remove(queue);
            queue.dueAt = due;
            queues.add(queue);
        }
    }

    void remove(LocalQueue queue) {
        queues.remove(queue);
    }

    /** Takes a queue out that is due; null when none is. */
    @Nullable
    LocalQueue takeDue(long now) {
        LocalQueue first = queues.first();
        if (first == null || first.dueAt > now) {
            return null;
        }
        queues.remove(first);
        return first;
    }

    /** The wake-up came. */
    void woken() {
        armedFor = NEVER;
    }

    /** Sees to it that the next due moment is not slept through. */
    void arm() {
        LocalQueue first = queues.first();
        if (first != null && first.dueAt < armedFor) {
            disarm.run();
            armedFor = first.dueAt;
            disarm = wakeups.wake(armedFor, task);
        }
    }
}
