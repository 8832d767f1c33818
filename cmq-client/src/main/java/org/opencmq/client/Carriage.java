package org.opencmq.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.opencmq.protocol.error.CmqErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries batches to the service, and finds out for each entry what became of it. Without state; any thread.
 *
 * @param workers go on for a thread that was interrupted
 */
record Carriage<E, O>(Freight<E, O> freight, Executor workers) {

    private static final Logger LOG = LoggerFactory.getLogger(Carriage.class);

    /** Carries a batch; one that is refused for the fault of an entry is halved until only faulty entries fail. */
    List<Outcome<O>> outcomes(List<Slot<E, O>> batch) {
        try {
            List<Outcome<O>> outcomes =
                    freight.carry(batch.stream().map(Slot::entry).toList());
            if (outcomes.size() == batch.size()) {
                return outcomes;
            }
            return failed(
                    batch,
                    new IllegalStateException(outcomes.size() + " outcomes for " + batch.size()
                            + " entries: the answer does not fit the request"));
        } catch (CmqRefusedException e) {
            if (batch.size() == 1 || !blamesAnEntry(e)) {
                return failed(batch, e);
            }
            int half = batch.size() / 2;
            List<Outcome<O>> both = new ArrayList<>(outcomes(batch.subList(0, half)));
            both.addAll(outcomes(batch.subList(half, batch.size())));
            return both;
        } catch (CmqCancelledException e) {
            boolean ofOthersToo = batch.size() > 1 && Thread.currentThread().isInterrupted();
            return ofOthersToo ? byWorker(batch) : failed(batch, e);
        } catch (CmqException | RuntimeException | Error e) { // whatever it is, the callers must hear of it
            return failed(batch, e);
        }
    }

    /** What the service takes in one request; empty when asking it failed in a way that is not its. */
    Optional<BatchLimits> limits() {
        try {
            return Optional.of(freight.limits());
        } catch (RuntimeException | Error e) { // the outcomes are told: nobody is left to hear of it
            LOG.warn("batches keep their size, for the service could not be asked what it takes", e);
            return Optional.empty();
        }
    }

    /** The calling thread was interrupted, which is not the business of those whose entries it carries. */
    private List<Outcome<O>> byWorker(List<Slot<E, O>> batch) {
        try {
            return CompletableFuture.supplyAsync(() -> outcomes(batch), workers).join();
        } catch (RuntimeException | Error e) { // no thread for it, too
            return failed(batch, e);
        }
    }

    private static boolean blamesAnEntry(CmqRefusedException e) {
        boolean invalid = e.is(CmqErrorCode.INVALID_PARAMETERS) && e.kind() == CmqErrorCode.Kind.OTHER;
        return invalid || e.is(CmqErrorCode.MESSAGE_TOO_LARGE) || e.is(CmqErrorCode.BATCH_TOO_LARGE);
    }

    private List<Outcome<O>> failed(List<Slot<E, O>> batch, Throwable cause) {
        Outcome<O> failure = new Outcome.Failed<>(cause);
        return batch.stream().map(slot -> failure).toList();
    }
}
