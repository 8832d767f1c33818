package org.opencmq.jms.internal.session;

import jakarta.jms.JMSException;
import java.util.function.Predicate;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.destination.CmqDestination;

/**
 * Where a consumer's messages come from.
 *
 * @param feed the CMQ queue
 * @param destination what the application consumes: a queue or a topic
 * @param filter which messages it wants
 * @param wanted which deliveries the consumer wants, where the others must be left to other consumers of the feed; only
 *     computes
 * @param ownsQueue whether the queue is there for this subscription only, so that unwanted messages can be deleted
 * @param holdsBackEarly whether a delivery time still has to be waited for; a queue of CMQ does that itself
 * @param subscription ends the use of the subscription; may ask the service
 */
record ConsumerSource(
        QueueFeed feed,
        CmqDestination destination,
        MessageFilter filter,
        Predicate<Delivery> wanted,
        boolean ownsQueue,
        boolean holdsBackEarly,
        Use subscription) {

    /** Wants whatever comes. */
    static final Predicate<Delivery> ANY = delivery -> true;

    /** Whether some deliveries are left to others. */
    boolean isChoosy() {
        return wanted != ANY;
    }

    /** Ends a use. */
    interface Use {
        /**
         * Ends it; may ask the service.
         *
         * @param queueIsGoing called before the subscription's queue is deleted, if it is
         */
        void end(Runnable queueIsGoing) throws JMSException;
    }
}
