package org.opencmq.server.push;

import java.util.concurrent.CompletionStage;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;

/** One try to bring a message to an endpoint. */
@FunctionalInterface
public interface Attempt {

    /**
     * Tries once.
     *
     * @param subscription whose endpoint
     * @param message what was published
     * @param delivery its place in the delivery queue; the identifier there is the same at every attempt
     * @return how it ended; completes in time for the lease of the delivery, and never exceptionally
     */
    CompletionStage<AttemptResult> start(Subscription subscription, PublishedMessage message, Delivery delivery);
}
