package org.opencmq.spring.integration.channel;

import org.opencmq.client.CmqException;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.spring.integration.support.CmqAddresses;
import org.opencmq.spring.integration.support.CmqMessageConverter;
import org.opencmq.spring.integration.support.CmqMessageConverter.Instruction;
import org.opencmq.spring.integration.support.CmqSender;
import org.opencmq.spring.integration.support.Delivery;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageDeliveryException;

/** Stores what is sent to a channel. Immutable. */
record ChannelSender(CmqSender sender, Address destination, CmqMessageConverter converter) {

    /** Returns when the message is stored. */
    void send(Message<?> message) {
        try {
            var unused = sender.sendAndWait(
                    destination, converter.toText(message, destination, Instruction.NONE), Delivery.PLAIN);
        } catch (CmqException e) {
            throw new MessageDeliveryException(
                    message,
                    "the message was not sent to " + CmqAddresses.text(destination) + ": " + e.getMessage(),
                    e);
        }
    }
}
