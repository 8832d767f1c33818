package org.opencmq.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;

/**
 * Natural batching for one destination. When nothing is in flight, an entry leaves at once; while a request is in flight,
 * entries gather and leave together when it is over. A further request in parallel starts only when a full batch is ready. No
 * timer: load makes the batches, and a {@link Comeback} keeps threads that send one message after the other from taking
 * turns: whoever comes back first sees to the end of such a moment while it waits, so that nobody else has to wake up. Only an entry nobody waits for may rest, and leaves when a batch is full, when another is in a hurry, or when its
 * time is over.
 *
 * <p>This object owns what waits and what is in flight, under one monitor that is never held during a request or while a
 * caller is told its outcome.
 */
final class Pipeline<E, O> {

    private final Freight<E, O> freight;
    private final Carriage<E, O> carriage;
    private final PipelineLimits bounds;
    private final Executor workers;
    private final Rest rest;

    private final Object turn = new Object();
    private final Lanes<E, O> lanes = new Lanes<>(); // this and all below guarded by turn
    private final Outstanding<E, O> outstanding;
    private int inFlight;
    private boolean closed;
    private boolean due;
    private boolean resting;
    private final Comeback comeback = new Comeback();

    /** The batch after which the next one is held back, until all of it are told. */
    private List<Slot<E, O>> held = List.of();

    private boolean limitsAsked;
    private BatchLimits limits = BatchLimits.PLAIN;

    Pipeline(Freight<E, O> freight, PipelineLimits bounds, Executor workers, Rest rest) {
        this.freight = freight;
        this.carriage = new Carriage<>(freight, workers);
        this.bounds = bounds;
        this.outstanding = new Outstanding<>(bounds);
        this.workers = workers;
        this.rest = rest;
    }

    /** Hands an entry over; never blocks. */
    CompletableFuture<O> submit(E entry) {
        Slot<E, O> slot = freight.slot(entry);
        begin(admit(slot, true));
        return slot.promise();
    }

    /**
     * Hands an entry over whose outcome nobody waits for; never blocks.
     *
     * @param patience how long it may rest; the first of those that rest together decides
     */
    CompletableFuture<O> submitPatiently(E entry, Duration patience) {
        if (patience.isZero()) {
            return submit(entry);
        }
        Slot<E, O> slot = freight.slot(entry);
        Next<E, O> next = admit(slot, false);
        boolean arm;
        synchronized (turn) {
            arm = !resting && !due && lanes.waitingEntries() > 0;
            resting |= arm;
        }
        begin(next);
        if (arm) {
            rest.after(patience, this::restIsOver);
        }
        return slot.promise();
    }

    /** Lets leave what rests. */
    void hurry() {
        List<Slot<E, O>> batch;
        synchronized (turn) {
            due |= lanes.waitingEntries() > 0;
            batch = next();
        }
        start(batch);
    }

    private void restIsOver() {
        synchronized (turn) {
            resting = false;
        }
        hurry();
    }

    /** Hands an entry over and waits for its outcome; carries it on this thread, with others, when it is the one to leave now. */
    O submitAndWait(E entry) throws CmqException {
        Slot<E, O> slot = freight.slot(entry).whileWaiting();
        Next<E, O> next = admit(slot, true);
        List<Slot<E, O>> batch = next.batch();
        if (!batch.isEmpty()) {
            keepElsewhere(next.moment());
        } else if (!next.moment().isNone()) {
            batch = keep(next.moment(), slot);
        }
        boolean mine = batch.contains(slot);
        if (mine) {
            carryHere(batch);
        } else {
            start(batch);
        }
        return await(slot, mine);
    }

    /** Completes when all that was handed over before, which rests no longer, has its outcome, good or bad; never exceptionally. */
    CompletableFuture<Void> idle() {
        hurry();
        CompletableFuture<?>[] all;
        synchronized (turn) {
            all = outstanding.promises();
        }
        return CompletableFuture.allOf(all).handle((nothing, failure) -> null);
    }

    /** Takes nothing more; what waits is still carried. */
    void stopTaking() {
        synchronized (turn) {
            closed = true;
        }
    }

    /** Fails all that waits and is not in flight. */
    void abandon() {
        List<Slot<E, O>> waiting;
        synchronized (turn) {
            closed = true;
            waiting = lanes.drain();
            waiting.forEach(outstanding::remove);
        }
        waiting.forEach(slot ->
                slot.promise().completeExceptionally(freight.notTaken("the client was closed before its turn came")));
    }

    /** Takes the entry in, or fails it; returns what is to leave now. */
    private Next<E, O> admit(Slot<E, O> slot, boolean atOnce) {
        String refusal;
        synchronized (turn) {
            refusal = closed ? "the client is closed" : outstanding.refusal(slot);
            if (refusal.isEmpty()) {
                long now = comeback.isHolding() ? rest.nanoTime() : 0;
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
        }
        slot.promise().completeExceptionally(freight.notTaken(refusal));
        return new Next<>(List.of(), Moment.NONE);
    }

    /** What somebody who handed an entry over has to do: carry a batch, or keep a moment. */
    private record Next<E, O>(List<Slot<E, O>> batch, Moment moment) {}

    private void begin(Next<E, O> next) {
        start(next.batch());
        keepElsewhere(next.moment());
    }

    /** Has a worker keep a moment. */
    private void keepElsewhere(Moment moment) {
        if (moment.isNone()) {
            return;
        }
        try {
            workers.execute(() -> work(afterMoment(moment)));
        } catch (RuntimeException | Error e) { // nobody is there to wait until the moment is over
            start(end(moment));
        }
    }

    /** Keeps a moment while waiting for an outcome; the batch to carry then, if any. */
    private List<Slot<E, O>> keep(Moment moment, Slot<E, O> slot) {
        try {
            rest.anOutcome(slot.promise(), moment.nanos());
            return end(moment);
        } catch (InterruptedException e) {
            start(end(moment)); // the others have nothing to do with it
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** What leaves now; called under the monitor. */
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

    /** Has a worker carry a batch. Where no thread is to be had its entries fail, and with them what would leave next. */
    private void start(List<Slot<E, O>> first) {
        if (first.isEmpty()) {
            return;
        }
        Deque<List<Slot<E, O>>> leaving = new ArrayDeque<>(List.of(first));
        for (List<Slot<E, O>> batch = leaving.poll(); batch != null; batch = leaving.poll()) {
            List<Slot<E, O>> one = batch;
            try {
                workers.execute(() -> work(one));
            } catch (RuntimeException | Error e) { // the client was closed, or the system has no thread to spare
                leaving.addAll(notStarted(one, e));
            }
        }
    }

    /** Fails a batch for which there is no thread; what leaves now in its place. */
    private List<List<Slot<E, O>>> notStarted(List<Slot<E, O>> batch, Throwable cause) {
        CmqException failure = freight.notTaken("there is no thread to carry it (" + cause + ")");
        failure.addSuppressed(cause);
        batch.forEach(slot -> slot.promise().completeExceptionally(failure));
        synchronized (turn) {
            batch.forEach(outstanding::remove);
            settle(batch);
            return allNext();
        }
    }

    private void work(List<Slot<E, O>> first) {
        List<Slot<E, O>> batch = first;
        while (!batch.isEmpty()) {
            boolean unused = Thread.interrupted(); // left by one who was told his outcome, not meant for these
            batch = carry(batch) ? afterMoment(momentToKeep()) : finish(batch);
        }
    }

    /** Carries a batch on a thread that has other things to do afterwards. */
    private void carryHere(List<Slot<E, O>> batch) {
        if (carry(batch)) {
            keepElsewhere(momentToKeep());
        } else {
            start(finish(batch));
        }
    }

    /** A moment is kept from its beginning when something waits, and else by who comes first. */
    private Moment momentToKeep() {
        synchronized (turn) {
            return lanes.waitingEntries() == 0 ? Moment.NONE : comeback.keep(rest.nanoTime());
        }
    }

    /** Waits until the moment is over; the next batch, or none when whoever came back last took it. */
    private List<Slot<E, O>> afterMoment(Moment moment) {
        if (moment.isNone()) {
            return List.of();
        }
        rest.aMoment(moment.nanos(), () -> !isHolding(moment));
        return end(moment);
    }

    private List<Slot<E, O>> end(Moment moment) {
        List<List<Slot<E, O>>> leaving;
        synchronized (turn) {
            if (!comeback.isHolding(moment.number())) {
                return List.of();
            }
            endMoment();
            leaving = allNext();
        }
        return oneOf(leaving);
    }

    private boolean isHolding(Moment moment) {
        synchronized (turn) {
            return comeback.isHolding(moment.number());
        }
    }

    /** Called under the monitor. */
    private void endMoment() {
        comeback.end(lanes.waitingEntries());
        settle(held);
        held = List.of();
    }

    /** Ends a request and returns the next one; starts more where full batches wait. */
    private List<Slot<E, O>> finish(List<Slot<E, O>> batch) {
        List<List<Slot<E, O>>> leaving;
        synchronized (turn) {
            settle(batch);
            leaving = allNext();
        }
        return oneOf(leaving);
    }

    /** A request is over; called under the monitor. */
    private void settle(List<Slot<E, O>> batch) {
        inFlight--;
        lanes.release(batch);
    }

    /** All that leaves now; called under the monitor. */
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

    /** The first for the caller to carry, the others for workers. */
    private List<Slot<E, O>> oneOf(List<List<Slot<E, O>>> leaving) {
        for (int i = 1; i < leaving.size(); i++) {
            start(leaving.get(i));
        }
        return leaving.isEmpty() ? List.of() : leaving.get(0);
    }

    /** Asks what the service takes in one request, the first time more is waiting than plain CMQ takes. */
    private void learnLimits() {
        synchronized (turn) {
            if (limitsAsked || outstanding.count() <= BatchLimits.PLAIN.entries()) {
                return;
            }
            limitsAsked = true;
        }
        Optional<BatchLimits> known = carriage.limits();
        synchronized (turn) {
            limits = known.orElse(limits);
        }
    }

    /** Carries a batch and tells the outcomes; whether the next one is held back for those who were told. */
    private boolean carry(List<Slot<E, O>> batch) {
        long start = rest.nanoTime();
        List<Outcome<O>> outcomes = carriage.outcomes(batch);
        boolean isHeld = hold(batch, start);
        for (int i = 0; i < batch.size(); i++) {
            outcomes.get(i).tell(batch.get(i).promise());
        }
        learnLimits();
        synchronized (turn) {
            batch.forEach(outstanding::remove);
            if (held == batch) { // an idle pipeline keeps no messages
                lanes.release(held);
                held = List.of();
            }
        }
        return isHeld;
    }

    /** Before anybody is told, so that nobody who comes back is missed. */
    private boolean hold(List<Slot<E, O>> batch, long start) {
        int told = (int) batch.stream().filter(Slot::awaited).count();
        long now = rest.nanoTime();
        synchronized (turn) {
            boolean holds = comeback.hold(told, lanes.waitingEntries(), limits.entries(), now - start, now);
            if (holds) {
                held = batch;
            }
            return holds;
        }
    }

    private O await(Slot<E, O> slot, boolean carriedHere) throws CmqException {
        try {
            return slot.promise().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CmqException subject = freight.notTaken("");
            throw new CmqCancelledException(
                    subject.action(),
                    subject.destination(),
                    "the thread was interrupted; the entry is still on its way");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CmqException failure) {
                throw carriedHere ? failure : failure.again();
            }
            throw new IllegalStateException("carrying failed: " + e.getCause(), e);
        }
    }
}
