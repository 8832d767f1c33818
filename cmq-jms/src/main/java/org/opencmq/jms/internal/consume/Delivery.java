package org.opencmq.jms.internal.consume;

import java.time.Instant;
import org.opencmq.protocol.ReceivedMessage;

/**
 * One leased message on its way to the application.
 *
 * @param feed where it came from and goes back to
 * @param message what the service said
 * @param place its place in the order of the feed, kept when it is handed out again
 * @param lease for how long it is ours
 * @param phantoms by how much the service counts more receptions than applications saw
 * @param attempts how many times it was handed to the application under this lease
 * @param notBefore the earliest moment to hand it out
 */
public record Delivery(
        QueueFeed feed,
        ReceivedMessage message,
        long place,
        Lease lease,
        int phantoms,
        int attempts,
        Instant notBefore) {

    /** Handed to the application once more. */
    public Delivery handedOut() {
        return new Delivery(feed, message, place, lease, phantoms, attempts + 1, notBefore);
    }

    /** As if the last hand-out had not been. */
    public Delivery notHandedOut() {
        return new Delivery(feed, message, place, lease, phantoms, attempts - 1, notBefore);
    }

    /** To be handed out again, not before the given moment. */
    public Delivery again(Instant earliest) {
        return new Delivery(feed, message, place, lease, phantoms, attempts, earliest);
    }

    /** How often the message will have been delivered once it is handed out now; 1 for the first time. */
    public int deliveryCount() {
        return Math.max(1, message.dequeueCount() - phantoms) + attempts;
    }
}
