package org.opencmq.client;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** What a pipeline took and has not told the outcome of, within bounds. Owned by the pipeline, guarded by its monitor. */
final class Outstanding<E, O> {

    private final PipelineLimits bounds;
    private final Set<Slot<E, O>> slots = new LinkedHashSet<>();
    private long bytes;

    Outstanding(PipelineLimits bounds) {
        this.bounds = bounds;
    }

    /** Why another one cannot be taken; empty when it can. A single one can be as large as it likes. */
    String refusal(Slot<E, O> another) {
        boolean tooMany = slots.size() >= bounds.waitingEntries();
        boolean tooLarge = !slots.isEmpty() && bytes + another.bytes() > bounds.waitingBytes();
        if (!tooMany && !tooLarge) {
            return "";
        }
        return slots.size() + " entries with " + bytes + " bytes are waiting already, the limit is "
                + bounds.waitingEntries() + " entries or " + bounds.waitingBytes()
                + " bytes; wait for earlier ones before handing over more";
    }

    void add(Slot<E, O> slot) {
        if (slots.add(slot)) {
            bytes += slot.bytes();
        }
    }

    /** Nothing happens when it is gone already. */
    void remove(Slot<E, O> slot) {
        if (slots.remove(slot)) {
            bytes -= slot.bytes();
        }
    }

    int count() {
        return slots.size();
    }

    /** Of all, in the order taken. */
    CompletableFuture<?>[] promises() {
        return slots.stream().map(Slot::promise).toArray(CompletableFuture<?>[]::new);
    }
}
