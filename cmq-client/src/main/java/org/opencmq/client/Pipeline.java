package org.opencmq.client;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.opencmq.client.PipelineState.Next;

/**
 * Natural batching for one destination. When nothing is in flight, an entry leaves at once; while a request is in flight,
 * entries gather and leave together when it is over. A further request in parallel starts only when a full batch is ready. No
 * timer: load makes the batches, and a {@link Comeback} keeps threads that send one message after the other from taking
 * turns: whoever comes back first sees to the end of such a moment while it waits, so that nobody else has to wake up. Only
 * an entry nobody waits for may rest, and leaves when a batch is full, when another is in a hurry, or when its time is over.
 *
 * <p>This object owns the threads that carry, and its {@link PipelineState} under one monitor, which is never held during a
 * request or while a caller is told its outcome.
 */
final class Pipeline<E, O> {

    private final Freight<E, O> freight;
    private final Carriage<E, O> carriage;
    private final Executor workers;
    private final Rest rest;

    private final Object turn = new Object();
    private final PipelineState<E, O> state; // guarded by turn

    Pipeline(Freight<E, O> freight, PipelineLimits bounds, Executor workers, Rest rest) {
        this.freight = freight;
        this.carriage = new Carriage<>(freight, workers);
        this.state = new PipelineState<>(bounds);
        this.workers = workers;
        this.rest = rest;
    }

    // ---- entries

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
            arm = state.beginsToRest();
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
            batch = state.hurry();
        }
        start(batch);
    }

    private void restIsOver() {
        synchronized (turn) {
            state.restIsOver();
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
            all = state.promises();
        }
        return CompletableFuture.allOf(all).handle((nothing, failure) -> null);
    }

    /** Takes nothing more; what waits is still carried. */
    void stopTaking() {
        synchronized (turn) {
            state.close();
        }
    }

    /** Fails all that waits and is not in flight. */
    void abandon() {
        List<Slot<E, O>> waiting;
        synchronized (turn) {
            waiting = state.abandon();
        }
        waiting.forEach(slot ->
                slot.promise().completeExceptionally(freight.notTaken("the client was closed before its turn came")));
    }

    /** Takes the entry in, or fails it; what is to be done now. */
    private Next<E, O> admit(Slot<E, O> slot, boolean atOnce) {
        String refusal;
        synchronized (turn) {
            refusal = state.refusal(slot);
            if (refusal.isEmpty()) {
                return state.take(slot, atOnce, rest.nanoTime());
            }
        }
        slot.promise().completeExceptionally(freight.notTaken(refusal));
        return new Next<>(List.of(), Moment.NONE);
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

    // ---- carrying

    private void begin(Next<E, O> next) {
        start(next.batch());
        keepElsewhere(next.moment());
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
            state.told(batch);
            return state.finished(batch);
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

    /** Carries a batch and tells the outcomes; whether the next one is held back for those who were told. */
    private boolean carry(List<Slot<E, O>> batch) {
        long start = rest.nanoTime();
        List<Outcome<O>> outcomes = carriage.outcomes(batch);
        long now = rest.nanoTime();
        boolean holds;
        synchronized (turn) {
            holds = state.hold(batch, now - start, now);
        }
        for (int i = 0; i < batch.size(); i++) {
            outcomes.get(i).tell(batch.get(i).promise());
        }
        learnLimits();
        synchronized (turn) {
            state.told(batch);
        }
        return holds;
    }

    /** Asks what the service takes in one request, when it is time to. */
    private void learnLimits() {
        synchronized (turn) {
            if (!state.asksLimits()) {
                return;
            }
        }
        carriage.limits().ifPresent(known -> {
            synchronized (turn) {
                state.limits(known);
            }
        });
    }

    /** Ends a request and returns the next one; starts more where full batches wait. */
    private List<Slot<E, O>> finish(List<Slot<E, O>> batch) {
        List<List<Slot<E, O>>> leaving;
        synchronized (turn) {
            leaving = state.finished(batch);
        }
        return oneOf(leaving);
    }

    /** The first for the caller to carry, the others for workers. */
    private List<Slot<E, O>> oneOf(List<List<Slot<E, O>>> leaving) {
        for (int i = 1; i < leaving.size(); i++) {
            start(leaving.get(i));
        }
        return leaving.isEmpty() ? List.of() : leaving.get(0);
    }

    // ---- moments

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

    private Moment momentToKeep() {
        synchronized (turn) {
            return state.momentToKeep(rest.nanoTime());
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

    private boolean isHolding(Moment moment) {
        synchronized (turn) {
            return state.isHolding(moment);
        }
    }

    private List<Slot<E, O>> end(Moment moment) {
        List<List<Slot<E, O>>> leaving;
        synchronized (turn) {
            leaving = state.end(moment);
        }
        return oneOf(leaving);
    }
}
