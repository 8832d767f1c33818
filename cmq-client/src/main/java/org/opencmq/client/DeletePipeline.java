package org.opencmq.client;

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
     * Deletes and waits for the answer: on this thread, without a hop, when nothing else is in flight.
     *
     * @throws CmqException when the message may still be there
     */
    public DeleteOutcome deleteAndWait(ReceiptHandle handle) throws CmqException {
        return pipeline.submitAndWait(handle);
    }

    /** Completes when all receipts handed over so far have their outcome, good or bad; never exceptionally. */
    public CompletableFuture<Void> idle() {
        return pipeline.idle();
    }
}
