package org.opencmq.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What waits in one {@link Pipeline}, what is in flight, and from these what leaves when. No threads, no I/O: the pipeline
 * calls every method under its monitor and carries out the answers without it.
 */
final class PipelineState<E, O> {

    private final PipelineLimits bounds;
    private final Outstanding<E, O> outstanding;
    private final Lanes<E, O> lanes = new Lanes<>();
    private final Comeback comeback = new Comeback();

    /** Requests under way, and one more while the next is held back. */
    private int inFlight;

    /** Whether something is to leave as soon as nothing is in flight. */
    private boolean due;

    private boolean resting;
    private boolean closed;

    /** The batch after which the next one is held back, until all of it are told. */
    private List<Slot<E, O>> held = List.of();

    private boolean limitsAsked;
    private BatchLimits limits = BatchLimits.PLAIN;

    /** What somebody who handed an entry over has to do: carry a batch, or keep a moment. */
    record Next<E, O>(List<Slot<E, O>> batch, Moment moment) {}

    PipelineState(PipelineLimits bounds) {
        this.bounds = bounds;
        this.outstanding = new Outstanding<>(bounds);
    }

    // ---- entries

    /** Why an entry cannot be taken; empty when it can. */
    String refusal(Slot<E, O> slot) {
        return closed ? "the client is closed" : outstanding.refusal(slot);
    }

    /**
     * Takes an entry in that is not refused.
     *
     * @param atOnce whether it leaves as soon as nothing is in flight
     * @param now in nanoseconds, of a clock that only counts
     */
    Next<E, O> take(Slot<E, O> slot, boolean atOnce, long now) {
        if (comeback.isOver(now)) {
            endMoment();
        }
        outstanding.add(slot);
        lanes.add(slot);
        due |= atOnce;
        if (comeback.isComplete(lanes.waitingEntries())) {
            endMoment();
        }
        return new Next<>(next(), comeback.keep(now));
    }

    /** Whether something begins to rest, for whose hurry somebody must see when its time is over. */
    boolean beginsToRest() {
        boolean begins = !resting && !due && lanes.waitingEntries() > 0;
        resting |= begins;
        return begins;
    }

    void restIsOver() {
        resting = false;
    }

    /** What leaves now that nothing may rest any longer. */
    List<Slot<E, O>> hurry() {
        due |= lanes.waitingEntries() > 0;
        return next();
    }

    /** The outcomes of all that was taken and is not told. */
    CompletableFuture<?>[] promises() {
        return outstanding.promises();
    }

    /** Takes nothing more. */
    void close() {
        closed = true;
    }

    /** Takes nothing more and gives up what is not in flight. */
    List<Slot<E, O>> abandon() {
        closed = true;
        List<Slot<E, O>> waiting = lanes.drain();
        waiting.forEach(outstanding::remove);
        return waiting;
    }

    // ---- requests

    /** A request is over and told; all that leaves now. */
    List<List<Slot<E, O>>> finished(List<Slot<E, O>> batch) {
        settle(batch);
        return allNext();
    }

    /** Somebody was told the outcome of all of these. */
    void told(List<Slot<E, O>> batch) {
        batch.forEach(outstanding::remove);
        if (held == batch) { // an idle pipeline keeps no messages
            lanes.release(held);
            held = List.of();
        }
    }

    /** Whether to ask now what the service takes in one request: the first time more is waiting than plain CMQ takes. */
    boolean asksLimits() {
        boolean asks = !limitsAsked && outstanding.count() > BatchLimits.PLAIN.entries();
        limitsAsked |= asks;
        return asks;
    }

    void limits(BatchLimits known) {
        limits = known;
    }

    // ---- moments

    /**
     * Holds the next request back for those whose outcome is there, where that is worth it; before anybody is told, so that
     * nobody who comes back is missed.
     *
     * @param requestNanos how long the request took
     * @param now in nanoseconds, of a clock that only counts
     */
    boolean hold(List<Slot<E, O>> batch, long requestNanos, long now) {
        int told = (int) batch.stream().filter(Slot::awaited).count();
        boolean holds = comeback.hold(told, lanes.waitingEntries(), limits.entries(), requestNanos, now);
        if (holds) {
            held = batch;
        }
        return holds;
    }

    /** The moment that whoever carried must keep: when something waits. Else whoever comes first keeps it. */
    Moment momentToKeep(long now) {
        return lanes.waitingEntries() == 0 ? Moment.NONE : comeback.keep(now);
    }

    boolean isHolding(Moment moment) {
        return comeback.isHolding(moment.number());
    }

    /** Ends a moment; all that leaves now, nothing when it had ended before. */
    List<List<Slot<E, O>>> end(Moment moment) {
        if (!isHolding(moment)) {
            return List.of();
        }
        endMoment();
        return allNext();
    }

    private void endMoment() {
        comeback.end(lanes.waitingEntries());
        settle(held);
        held = List.of();
    }

    // ---- what leaves

    private void settle(List<Slot<E, O>> batch) {
        inFlight--;
        lanes.release(batch);
    }

    private List<Slot<E, O>> next() {
        boolean free = (inFlight == 0 && due)
                || (inFlight < bounds.parallelRequests() && lanes.readyEntries() >= limits.entries());
        List<Slot<E, O>> batch = free ? lanes.take(limits) : List.of();
        if (!batch.isEmpty()) {
            inFlight++;
            due &= lanes.waitingEntries() > 0;
        }
        return batch;
    }

    private List<List<Slot<E, O>>> allNext() {
        List<List<Slot<E, O>>> leaving = new ArrayList<>();
        for (List<Slot<E, O>> more = next(); !more.isEmpty(); more = next()) {
            leaving.add(more);
        }
        if (inFlight == 0) {
            limitsAsked = false; // the next burst asks again, if the service could not be reached this time
        }
        return leaving;
    }
}
