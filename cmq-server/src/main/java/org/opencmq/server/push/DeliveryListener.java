package org.opencmq.server.push;

import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;

/** Hears of every attempt, for traces and metrics. Called from any thread, must be quick. */
public interface DeliveryListener {

    /** Hears nothing. */
    DeliveryListener NONE = new DeliveryListener() {
        @Override
        public void attempted(Subscription subscription, PublishedMessage message, int attempt, AttemptResult result) {}

        @Override
        public void discarded(Subscription subscription, PublishedMessage message, int attempts) {}
    };

    /** An attempt ended; the first has number 1. */
    void attempted(Subscription subscription, PublishedMessage message, int attempt, AttemptResult result);

    /** The message is given up for this subscription after so many attempts. */
    void discarded(Subscription subscription, PublishedMessage message, int attempts);
}
