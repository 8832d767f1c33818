package org.opencmq.jms.internal.subscribe;

import jakarta.jms.JMSException;
import org.opencmq.protocol.QueueName;

/** One consumer's use of a subscription. */
public interface ActiveSubscription {

    /** The queue that collects its messages. */
    QueueName queue();

    /** Ends the use; a subscription that is not durable goes with its last one. Idempotent. */
    void end() throws JMSException;
}
