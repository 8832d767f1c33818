package org.opencmq.jms.internal.session;

import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.destination.CmqDestination;

/**
 * Where a consumer's messages come from.
 *
 * @param feed the CMQ queue
 * @param destination what the application consumes: a queue or a topic
 * @param filter which messages it wants
 * @param ownsQueue whether the queue is there for this subscription only, so that unwanted messages can be deleted
 * @param holdsBackEarly whether a delivery time still has to be waited for; a queue of CMQ does that itself
 * @param subscription ends the use of the subscription; may ask the service
 */
record ConsumerSource(
        QueueFeed feed,
        CmqDestination destination,
        MessageFilter filter,
        boolean ownsQueue,
        boolean holdsBackEarly,
        Use subscription) {

    /** Ends a use. */
    interface Use {
        /** Ends it; may ask the service. */
        void end() throws jakarta.jms.JMSException;
    }
}
