package org.opencmq.server.engine.local;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Things ordered by the moment they fall due: a binary heap that also removes from its middle in O(log n), since each
 * element knows its slot. Costs one reference an element. Owned by whoever owns the elements; not thread-safe.
 */
final class DueHeap<T extends Due> {

    private static final Due[] EMPTY = {};

    private Due[] slots = EMPTY;
    private int size;

    int size() {
        return size;
    }

    /** What falls due first; null when there is nothing. */
    @SuppressWarnings("unchecked") // only elements of type T are ever added
    @Nullable
    T first() {
        return size == 0 ? null : (T) slots[0];
    }

    void add(T due) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, Math.max(4, size + (size >> 1)));
        }
        rise(size++, due);
    }

    /** Takes an element out; does nothing when it stands in no heap. */
    void remove(T due) {
        int slot = due.slot;
        if (slot == Due.NOWHERE) {
            return;
        }
        due.slot = Due.NOWHERE;
        Due last = slots[--size];
        slots[size] = null;
        if (last != due) {
            sink(slot, last);
            if (last.slot == slot) {
                rise(slot, last);
            }
        }
        if (size == 0) {
            slots = EMPTY;
        }
    }

    /** Forgets everything; the elements may be added again. */
    void clear() {
        for (int i = 0; i < size; i++) {
            slots[i].slot = Due.NOWHERE;
        }
        slots = EMPTY;
        size = 0;
    }

    private void rise(int from, Due due) {
        int slot = from;
        while (slot > 0) {
            int parent = (slot - 1) >>> 1;
            if (!due.before(slots[parent])) {
                break;
            }
            place(slot, slots[parent]);
            slot = parent;
        }
        place(slot, due);
    }

    private void sink(int from, Due due) {
        int slot = from;
        for (int child = 2 * slot + 1; child < size; child = 2 * slot + 1) {
            if (child + 1 < size && slots[child + 1].before(slots[child])) {
                child++;
            }
            if (!slots[child].before(due)) {
                break;
            }
            place(slot, slots[child]);
            slot = child;
        }
        place(slot, due);
    }

    private void place(int slot, Due due) {
        slots[slot] = due;
        due.slot = slot;
    }
}
