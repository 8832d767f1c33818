package org.opencmq.jms.internal.destination;

import jakarta.jms.Queue;
import org.opencmq.protocol.QueueName;

/** A queue by its JMS name. */
public sealed class CmqQueue extends CmqDestination implements Queue permits CmqTemporaryQueue {

    private static final long serialVersionUID = 1;

    private final String cmqName;

    /**
     * Names a queue; nothing is asked of the service.
     *
     * @param jmsName any text but the empty one
     * @throws IllegalArgumentException when the name is empty
     */
    public CmqQueue(String jmsName) {
        super(jmsName);
        this.cmqName = DestinationNames.toCmq(jmsName);
    }

    /** The name CMQ knows the queue by; see {@link DestinationNames}. Look it up by {@link QueueName#key()}. */
    public final QueueName cmqName() {
        return new QueueName(cmqName);
    }

    @Override
    public final String getQueueName() {
        return jmsName();
    }

    @Override
    public DestinationKind kind() {
        return DestinationKind.QUEUE;
    }
}
