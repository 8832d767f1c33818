package org.opencmq.jms.internal.destination;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import java.io.Serializable;
import java.util.Objects;
import javax.naming.Reference;
import javax.naming.Referenceable;
import javax.naming.StringRefAddr;
import org.jspecify.annotations.Nullable;

/**
 * A queue or topic under the name its user gave it. Immutable, and equal to every other destination of the same domain
 * and name: a temporary queue equals the plain queue of its name, because both name the same queue of the service.
 */
public abstract sealed class CmqDestination implements Destination, Referenceable, Serializable
        permits CmqQueue, CmqTopic {

    /** Type of the address that holds the name, in a reference to a destination. */
    public static final String NAME_ADDRESS = "name";

    /** The class that makes destinations and connection factories of their references; by name, because it knows us. */
    public static final String OBJECT_FACTORY = "org.opencmq.jms.jndi.CmqObjectFactory";

    private static final long serialVersionUID = 1;

    private final String name;

    CmqDestination(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("the name of a destination must not be empty");
        }
        this.name = name;
    }

    /**
     * A destination of any provider as one of ours, by its name.
     *
     * @return the argument itself when it is ours already; null for null
     * @throws InvalidDestinationException when it is neither a queue nor a topic, or has no name
     */
    public static @Nullable CmqDestination of(@Nullable Destination destination) throws JMSException {
        if (destination == null || destination instanceof CmqDestination) {
            return (CmqDestination) destination;
        }
        // A foreign class may implement both domains; without a name in one of them it belongs to the other.
        if (destination instanceof Queue queue && hasText(queue.getQueueName())) {
            return queue instanceof TemporaryQueue
                    ? new CmqTemporaryQueue(queue.getQueueName(), TemporaryOwner.ELSEWHERE)
                    : new CmqQueue(queue.getQueueName());
        }
        if (destination instanceof Topic topic && hasText(topic.getTopicName())) {
            return topic instanceof TemporaryTopic
                    ? new CmqTemporaryTopic(topic.getTopicName(), TemporaryOwner.ELSEWHERE)
                    : new CmqTopic(topic.getTopicName());
        }
        throw new InvalidDestinationException("a destination must be a queue or a topic with a name, was "
                + destination.getClass().getName() + "; create it with the session");
    }

    private static boolean hasText(@Nullable String name) {
        return name != null && !name.isEmpty();
    }

    /** The name as the application spelled it, never empty. */
    public final String jmsName() {
        return name;
    }

    /** The kind, which also decides how the destination is written in an envelope. */
    public abstract DestinationKind kind();

    /** Whether this is a temporary queue or topic. */
    public final boolean isTemporary() {
        return kind().isTemporary();
    }

    /** For directories that keep references; a temporary destination comes back as one of another connection. */
    @Override
    public final Reference getReference() {
        return new Reference(getClass().getName(), new StringRefAddr(NAME_ADDRESS, name), OBJECT_FACTORY, null);
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof CmqDestination that
                && kind().isQueue() == that.kind().isQueue()
                && name.equals(that.name);
    }

    @Override
    public final int hashCode() {
        return Objects.hash(kind().isQueue(), name);
    }

    @Override
    public final String toString() {
        return kind().scheme() + "://" + name;
    }
}
