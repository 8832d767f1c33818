package org.opencmq.jms.internal.convert;

import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTemporaryQueue;
import org.opencmq.jms.internal.destination.CmqTemporaryTopic;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.destination.TemporaryOwner;
import org.opencmq.protocol.envelope.Address;

/** Destinations of an application as addresses in an envelope, and back. */
final class Addresses {

    private Addresses() {}

    /**
     * The address of a destination, which may be of another provider; null for null.
     *
     * @throws jakarta.jms.InvalidDestinationException when it is neither a queue nor a topic with a name
     */
    static @Nullable Address of(@Nullable Destination destination) throws JMSException {
        CmqDestination ours = CmqDestination.of(destination);
        if (ours == null) {
            return null;
        }
        Address.Kind kind =
                switch (ours.kind()) {
                    case QUEUE -> Address.Kind.QUEUE;
                    case TOPIC -> Address.Kind.TOPIC;
                    case TEMPORARY_QUEUE -> Address.Kind.TEMPORARY_QUEUE;
                    case TEMPORARY_TOPIC -> Address.Kind.TEMPORARY_TOPIC;
                };
        return new Address(kind, ours.jmsName());
    }

    /** The destination an address names; a temporary one belongs to whoever made it. */
    static CmqDestination destination(Address address) {
        return switch (address.kind()) {
            case QUEUE -> new CmqQueue(address.name());
            case TOPIC -> new CmqTopic(address.name());
            case TEMPORARY_QUEUE -> new CmqTemporaryQueue(address.name(), TemporaryOwner.ELSEWHERE);
            case TEMPORARY_TOPIC -> new CmqTemporaryTopic(address.name(), TemporaryOwner.ELSEWHERE);
        };
    }
}
