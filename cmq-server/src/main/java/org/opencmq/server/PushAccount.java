package org.opencmq.server;

import org.opencmq.server.metrics.Traffic;
import org.opencmq.server.push.AttemptResult;
import org.opencmq.server.push.DeliveryListener;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;

/** Counts attempts and passes them on. */
record PushAccount(Traffic traffic, DeliveryListener next) implements DeliveryListener {

    @Override
    public void attempted(Subscription subscription, PublishedMessage message, int attempt, AttemptResult result) {
        traffic.pushed(result.delivered());
        next.attempted(subscription, message, attempt, result);
    }

    @Override
    public void discarded(Subscription subscription, PublishedMessage message, int attempts) {
        traffic.pushDiscarded();
        next.discarded(subscription, message, attempts);
    }
}
