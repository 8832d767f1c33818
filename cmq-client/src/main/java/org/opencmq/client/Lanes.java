package org.opencmq.client;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Waiting entries, by lane. A lane with a request on its way is busy, and its entries stand back until that is over. Owned by
 * one {@link Pipeline}, which guards it.
 */
final class Lanes<E, O> {

    /** How many lanes of other groups a gathering looks past, so that its cost stays bounded. */
    private static final int LOOK_PAST = 256;

    private final Map<Object, Lane<E, O>> lanes = new HashMap<>();
    private final LinkedHashSet<Lane<E, O>> ready = new LinkedHashSet<>();
    private int readyEntries;
    private int waitingEntries;

    private static final class Lane<E, O> {
        private final ArrayDeque<Slot<E, O>> waiting = new ArrayDeque<>();
        private boolean busy;
    }

    /** Entries that could leave now. */
    int readyEntries() {
        return readyEntries;
    }

    /** Entries that could leave now or stand back. */
    int waitingEntries() {
        return waitingEntries;
    }

    void add(Slot<E, O> slot) {
        waitingEntries++;
        Lane<E, O> lane = lanes.computeIfAbsent(slot.lane(), key -> new Lane<>());
        lane.waiting.add(slot);
        if (!lane.busy) {
            ready.add(lane);
            readyEntries++;
        }
    }

    /** Takes what fits into one request, the longest ready lane first, and marks its lanes busy; empty when none is ready. */
    List<Slot<E, O>> take(BatchLimits limits) {
        List<Slot<E, O>> batch = new ArrayList<>();
        long bytes = 0;
        int past = 0;
        for (Iterator<Lane<E, O>> all = ready.iterator();
                all.hasNext() && batch.size() < limits.entries() && past < LOOK_PAST; ) {
            Lane<E, O> lane = all.next();
            int before = batch.size();
            for (Slot<E, O> head = lane.waiting.peek();
                    head != null && fits(head, batch, bytes, limits);
                    head = lane.waiting.peek()) {
                batch.add(head);
                bytes += limits.size(head);
                lane.waiting.remove();
            }
            if (batch.size() == before) {
                past++;
            } else {
                lane.busy = true;
                all.remove();
                readyEntries -= batch.size() - before + lane.waiting.size();
            }
        }
        waitingEntries -= batch.size();
        return batch;
    }

    /** The request with these entries is over; their lanes are free again. */
    void release(List<Slot<E, O>> batch) {
        for (Slot<E, O> slot : batch) {
            Lane<E, O> lane = lanes.get(slot.lane());
            if (lane != null && lane.busy) {
                lane.busy = false;
                if (lane.waiting.isEmpty()) {
                    lanes.remove(slot.lane());
                } else {
                    ready.add(lane);
                    readyEntries += lane.waiting.size();
                }
            }
        }
    }

    /** Takes everything that waits, busy lanes too. */
    List<Slot<E, O>> drain() {
        List<Slot<E, O>> drained = new ArrayList<>();
        for (Lane<E, O> lane : lanes.values()) {
            drained.addAll(lane.waiting);
            lane.waiting.clear();
        }
        ready.clear();
        readyEntries = 0;
        waitingEntries = 0;
        return drained;
    }

    private static <E, O> boolean fits(Slot<E, O> head, List<Slot<E, O>> batch, long bytes, BatchLimits limits) {
        if (batch.isEmpty()) {
            return true;
        }
        return batch.size() < limits.entries()
                && head.group().equals(batch.get(0).group())
                && bytes + limits.size(head) <= limits.bytes();
    }
}
