package org.opencmq.jms.internal.destination;

import jakarta.jms.JMSException;
import jakarta.jms.TemporaryTopic;
import org.jspecify.annotations.Nullable;

/**
 * A topic that lives as long as the connection that made it. One that arrived in a message, or that was deserialised, has
 * the owner {@link TemporaryOwner#ELSEWHERE}: it can be sent to, not deleted.
 */
public final class CmqTemporaryTopic extends CmqTopic implements TemporaryTopic {

    private static final long serialVersionUID = 1;

    private final transient @Nullable TemporaryOwner owner;

    /**
     * Names a temporary topic; the owner has made it, or will.
     *
     * @param jmsName unique on the service
     * @param owner carries out {@link #delete()}
     */
    public CmqTemporaryTopic(String jmsName, TemporaryOwner owner) {
        super(jmsName);
        this.owner = owner;
    }

    /** Whether this very owner made the topic. */
    public boolean isOwnedBy(TemporaryOwner candidate) {
        return owner == candidate;
    }

    @Override
    public void delete() throws JMSException {
        (owner == null ? TemporaryOwner.ELSEWHERE : owner).delete(this);
    }

    @Override
    public DestinationKind kind() {
        return DestinationKind.TEMPORARY_TOPIC;
    }
}
