package org.opencmq.jms.internal.convert;

import java.time.Instant;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.protocol.ReceivedMessage;

/**
 * What the service, not the sender, says about a message that was received.
 *
 * @param msgId the identifier CMQ gave it
 * @param deliveryCount how often it was handed out, this time included, local redeliveries included; at least 1
 * @param enqueueTime when CMQ took it, in whole seconds
 * @param destination what the consumer consumes: a queue, or the topic of its subscription
 */
public record Reception(String msgId, int deliveryCount, Instant enqueueTime, CmqDestination destination) {

    /** The facts of a first delivery; a service that does not count is taken at 1. */
    public static Reception of(ReceivedMessage message, CmqDestination destination) {
        return new Reception(
                message.msgId().value(), Math.max(1, message.dequeueCount()), message.enqueueTime(), destination);
    }

    /** The same message handed out again by the provider itself. */
    public Reception redelivered(int localRedeliveries) {
        return new Reception(msgId, deliveryCount + localRedeliveries, enqueueTime, destination);
    }
}
