package org.opencmq.jms.internal.convert;

import jakarta.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;
import org.opencmq.jms.internal.message.PropertyNames;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeReader;
import org.opencmq.protocol.envelope.MessageHeaders;
import org.opencmq.protocol.envelope.Reading;
import org.opencmq.protocol.envelope.Unreadable;
import org.opencmq.protocol.envelope.UnreadableBodyException;

/**
 * Makes a received message from the text of a CMQ message, whatever the text is:
 *
 * <ul>
 *   <li>an envelope gives the message that was sent;
 *   <li>any other text gives a text message, with {@code ID:} and CMQ's identifier as its own and CMQ's time of taking it
 *       as its timestamp;
 *   <li>an envelope that is broken, or newer than this code, gives a text message with the whole text, the property
 *       {@code JMS_CMQ_unreadable} true and the reason in {@code JMS_CMQ_unreadableReason}.
 * </ul>
 *
 * Each call makes a message of its own: to hand a message out again, decode it again, and nothing an application did to
 * the earlier one is seen. Immutable, safe for all threads.
 */
public final class MessageDecoder {

    private final TrustedPackages trusted;
    private final @Nullable PayloadReader payloads;

    /** A decoder for messages that carry their bodies; one whose body is elsewhere comes out as unreadable. */
    public MessageDecoder(TrustedPackages trusted) {
        this.trusted = trusted;
        this.payloads = null;
    }

    /**
     * A decoder that fetches bodies kept elsewhere.
     *
     * @param trusted what object messages may hold
     * @param payloads where the bodies are
     */
    public MessageDecoder(TrustedPackages trusted, PayloadReader payloads) {
        this.trusted = trusted;
        this.payloads = payloads;
    }

    /**
     * A message as an application receives it: read-only, at its beginning, with its delivery count, without an
     * acknowledgement.
     *
     * @throws JMSException only from the payload reader; without one, decoding never fails
     */
    public CmqMessage decode(String text, Reception reception) throws JMSException {
        Reading reading = EnvelopeReader.read(text);
        CmqMessage message;
        if (reading instanceof Envelope envelope) {
            message = fromEnvelope(text, envelope);
        } else {
            message = new CmqTextMessage(text);
            message.setJMSMessageID("ID:" + reception.msgId());
            message.setJMSTimestamp(reception.enqueueTime().toEpochMilli());
            message.setJMSDeliveryTime(reception.enqueueTime().toEpochMilli());
            if (reading instanceof Unreadable unreadable) {
                markUnreadable(message, unreadable.reason());
            }
        }
        message.setJMSDestination(reception.destination());
        message.setDeliveryCount(reception.deliveryCount());
        message.markReceived();
        return message;
    }

    private CmqMessage fromEnvelope(String text, Envelope envelope) throws JMSException {
        CmqMessage message;
        try {
            message = Bodies.message(present(envelope.body()), trusted);
            restoreHead(envelope, message);
        } catch (UnreadableBodyException e) {
            message = new CmqTextMessage(text);
            restoreHead(envelope, message);
            markUnreadable(message, e.reason());
        }
        return message;
    }

    private static void restoreHead(Envelope envelope, CmqMessage message) {
        MessageHeaders headers = envelope.headers();
        Headers.restore(headers, message);
        envelope.properties().forEach((name, value) -> {
            if (!name.isEmpty() && !name.equals(PropertyNames.DELIVERY_COUNT)) {
                message.restoreProperty(name, value);
            }
        });
    }

    private static void markUnreadable(CmqMessage message, String reason) {
        message.restoreProperty(PropertyNames.UNREADABLE, true);
        message.restoreProperty(PropertyNames.UNREADABLE_REASON, reason);
    }

    /** The body itself, unpacked or fetched. */
    private Body present(Body body) throws JMSException, UnreadableBodyException {
        if (body instanceof Body.Packed packed) {
            return packed.unpack();
        }
        if (body instanceof Body.External external) {
            if (payloads == null) {
                throw new UnreadableBodyException("the body is in a payload store as '" + external.reference()
                        + "', and none is configured here; set message.payloadFolder");
            }
            return external.read(payloads.read(external.reference()));
        }
        return body;
    }
}
