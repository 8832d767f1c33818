package org.opencmq.jms.internal.consume;

import jakarta.jms.JMSException;

/**
 * Somebody who asked a feed for one message. Exactly one of the two methods is called for each request that is not
 * withdrawn, from any thread and under no lock; both must return at once.
 */
public interface Taker {

    /** Here it is. */
    void accept(Delivery delivery);

    /** There will be none: the queue is gone, or the key pair refused. */
    void failed(JMSException reason);
}
