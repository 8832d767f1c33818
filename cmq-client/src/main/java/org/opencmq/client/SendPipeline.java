package org.opencmq.client;

import java.util.concurrent.CompletableFuture;
import org.opencmq.protocol.MessageId;

/**
 * Sends messages to one queue, together where they meet. When nothing is in flight a message leaves at once; otherwise it
 * leaves with the next batch of messages that have the same delay. Each message has its own outcome: one that the service
 * refuses does not take its neighbours along. Any number of threads; shared by all users of a client.
 *
 * <p>A message whose answer was lost is sent again and may then be stored twice.
 */
public final class SendPipeline {

    private final Pipeline<OutgoingMessage, MessageId> pipeline;

    SendPipeline(Pipeline<OutgoingMessage, MessageId> pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Hands a message over; never blocks.
     *
     * @return completes when the service has stored the message, on a thread that must not be kept waiting; exceptionally with
     *     a {@link CmqException}, which is a {@link CmqUnreachedException} that was not carried out when more is waiting than
     *     {@link PipelineLimits} allow
     */
    public CompletableFuture<MessageId> send(OutgoingMessage message) {
        return pipeline.submit(message);
    }

    /**
     * Sends a message and waits until it is stored: on this thread, without a hop, when nothing else is in flight.
     *
     * @throws CmqException when it was not stored, or that is not known
     */
    public MessageId sendAndWait(OutgoingMessage message) throws CmqException {
        return pipeline.submitAndWait(message);
    }

    /** Completes when all messages handed over so far have their outcome, good or bad; never exceptionally. */
    public CompletableFuture<Void> idle() {
        return pipeline.idle();
    }
}
