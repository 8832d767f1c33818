package org.opencmq.jms.internal.message;

import jakarta.jms.JMSException;

/** What {@code acknowledge()} on a received message does; the session that delivered it decides. */
@FunctionalInterface
public interface MessageAcknowledgement {

    /**
     * Acknowledges as the session's mode says.
     *
     * @throws jakarta.jms.IllegalStateException when the session is closed
     * @throws JMSException when the service did not confirm
     */
    void acknowledge() throws JMSException;
}
