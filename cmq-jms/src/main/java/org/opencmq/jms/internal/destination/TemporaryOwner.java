package org.opencmq.jms.internal.destination;

import jakarta.jms.JMSException;

/** Whoever made a temporary destination and may delete it: a connection. */
@FunctionalInterface
public interface TemporaryOwner {

    /** The owner of a temporary destination that came in a message: some other connection. */
    TemporaryOwner ELSEWHERE = destination -> {
        throw new JMSException(
                destination + " was not made by this connection; only the connection that made it can delete it");
    };

    /**
     * Deletes the destination on the service.
     *
     * @throws jakarta.jms.IllegalStateException when the owner is closed
     * @throws JMSException when a consumer still uses the destination, or when it belongs to someone else
     */
    void delete(CmqDestination destination) throws JMSException;
}
