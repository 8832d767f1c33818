package org.opencmq.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.opencmq.protocol.ReceiptHandle;

/**
 * Deletes messages of one queue, together where they meet, as {@link SendPipeline} sends them. Any number of threads; shared
 * by all users of a client.
 */
public final class DeletePipeline {

    private final Pipeline<ReceiptHandle, DeleteOutcome> pipeline;

    DeletePipeline(Pipeline<ReceiptHandle, DeleteOutcome> pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Hands a receipt over; never blocks.
     *
     * @return completes when the service has answered, on a thread that must not be kept waiting; exceptionally with a
     *     {@link CmqException} when the message may still be there
     */
    public CompletableFuture<DeleteOutcome> delete(ReceiptHandle handle) {
        return pipeline.submit(handle);
    }

    /**
     * Hands a receipt over whose outcome nobody waits for; never blocks. It may rest for the given time to leave together with
     * others: then, when a batch is full, when another one leaves, or after {@link #hurry()}. Fewer requests for the same work.
     *
     * @param patience zero or more; the message's lease should hold for much longer. Of those that rest together the first
     *     decides
     * @return as {@link #delete} does
     */
    public CompletableFuture<DeleteOutcome> deleteWithin(ReceiptHandle handle, Duration patience) {
        return pipeline.submitPatiently(handle, patience);
    }

    /** Lets leave at once what rests. */
    public void hurry() {
        pipeline.hurry();
    }

    /**
     * Deletes and waits for the answer: on this thread, without a hop, when nothing else is in flight.
     *
     * @throws CmqException when the message may still be there
     */
    public DeleteOutcome deleteAndWait(ReceiptHandle handle) throws CmqException {
        return pipeline.submitAndWait(handle);
    }

    /** Completes when all receipts handed over so far, which rest no longer, have their outcome, good or bad; never exceptionally. */
    public CompletableFuture<Void> idle() {
        return pipeline.idle();
    }
}
