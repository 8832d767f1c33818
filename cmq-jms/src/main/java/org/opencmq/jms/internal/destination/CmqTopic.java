package org.opencmq.jms.internal.destination;

import jakarta.jms.Topic;
import org.opencmq.protocol.TopicName;

/** A topic by its JMS name. */
public sealed class CmqTopic extends CmqDestination implements Topic permits CmqTemporaryTopic {

    private static final long serialVersionUID = 1;

    private final String cmqName;

    /**
     * Names a topic; nothing is asked of the service.
     *
     * @param jmsName any text but the empty one
     * @throws IllegalArgumentException when the name is empty
     */
    public CmqTopic(String jmsName) {
        super(jmsName);
        this.cmqName = DestinationNames.toCmq(jmsName);
    }

    /** The name CMQ knows the topic by; see {@link DestinationNames}. Look it up by {@link TopicName#key()}. */
    public final TopicName cmqName() {
        return new TopicName(cmqName);
    }

    @Override
    public final String getTopicName() {
        return jmsName();
    }

    @Override
    public DestinationKind kind() {
        return DestinationKind.TOPIC;
    }
}
