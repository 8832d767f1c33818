package org.opencmq.server.engine.local;

/** A set of numbers in one array, by open addressing. Nothing is ever removed from it. Not thread-safe. */
final class LongSet {

    private static final long[] EMPTY = {};
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private long[] slots = EMPTY;
    private int used;
    private boolean zero;

    boolean isEmpty() {
        return used == 0 && !zero;
    }

    boolean contains(long number) {
        return number == 0 ? zero : used > 0 && slots[slotOf(slots, number)] == number;
    }

    /** Adds a number; false when it was there. */
    boolean add(long number) {
        if (number == 0) {
            boolean added = !zero;
            zero = true;
            return added;
        }
        if (used * 4 >= slots.length * 3) {
            grow();
        }
        int slot = slotOf(slots, number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        used++;
        return true;
    }

    private void grow() {
        long[] wider = new long[Math.max(16, slots.length * 2)];
        for (long number : slots) {
            if (number != 0) {
                wider[slotOf(wider, number)] = number;
            }
        }
        slots = wider;
    }

    /** Where the number stands, or the free slot where it would. */
    private static int slotOf(long[] slots, long number) {
        long mixed = number * SPREAD;
        int slot = (int) (mixed ^ (mixed >>> 32)) & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
