package org.opencmq.spring.integration.support;

import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.envelope.Address;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;

/** Between messages of Spring Integration and the text of CMQ messages. Must be safe for all threads. */
public interface CmqMessageConverter {

    /**
     * The text to send.
     *
     * @param destination where it goes, written down for the receiver
     * @param instruction what the sender adds to the message's own headers
     * @throws MessageConversionException when the payload has no place in the format
     */
    String toText(Message<?> message, Address destination, Instruction instruction);

    /**
     * What a text says.
     *
     * @param fallbackId the message's identifier if the text has none
     * @throws MessageConversionException when the body cannot or must not be turned into an object
     */
    Content fromText(String text, @Nullable String fallbackId);

    /**
     * What a sender adds.
     *
     * @param reply whether the names of reply headers apply rather than those of request headers
     * @param correlationId replaces the message's own; null to leave it
     * @param replyTo replaces the message's own; null to leave it
     * @param messageId replaces the identifier made of the message's; null to leave it
     * @param deliveryTime before when the message must not be delivered, milliseconds since 1970; 0 for none
     */
    record Instruction(
            boolean reply,
            @Nullable Object correlationId,
            @Nullable Address replyTo,
            @Nullable String messageId,
            long deliveryTime) {

        /** Nothing to add to a request. */
        public static final Instruction NONE = new Instruction(false, null, null, null, 0);

        /** Nothing to add but when to deliver. */
        public static Instruction deliverAt(long deliveryTime) {
            return deliveryTime == 0 ? NONE : new Instruction(false, null, null, null, deliveryTime);
        }
    }
}
