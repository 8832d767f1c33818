package org.opencmq.client;

import java.util.concurrent.CompletableFuture;
import org.opencmq.protocol.MessageId;

/**
 * Publishes messages to one topic, together where they meet, as {@link SendPipeline} sends them; messages with the same tags
 * and routing key share a request. That nobody subscribed (code 6030) is a {@link CmqRefusedException} here.
 */
public final class PublishPipeline {

    private final Pipeline<OutgoingPublication, MessageId> pipeline;

    PublishPipeline(Pipeline<OutgoingPublication, MessageId> pipeline) {
        this.pipeline = pipeline;
    }

    /**
     * Hands a message over; never blocks.
     *
     * @return completes when the service has stored the message, on a thread that must not be kept waiting; exceptionally with
     *     a {@link CmqException}
     */
    public CompletableFuture<MessageId> publish(OutgoingPublication message) {
        return pipeline.submit(message);
    }

    /**
     * Publishes and waits until the service has the message: on this thread, without a hop, when nothing else is in flight.
     *
     * @throws CmqException when it has not, or that is not known
     */
    public MessageId publishAndWait(OutgoingPublication message) throws CmqException {
        return pipeline.submitAndWait(message);
    }

    /** Completes when all messages handed over so far have their outcome, good or bad; never exceptionally. */
    public CompletableFuture<Void> idle() {
        return pipeline.idle();
    }
}
