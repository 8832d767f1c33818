package org.opencmq.jms.internal.message;

import jakarta.jms.DeliveryMode;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A message without a body, and what all six kinds of messages share: headers, properties, the read-only rule and the
 * facts of a delivery. Used by one thread at a time, like the session it came from; the provider hands an application its
 * own copy of a message, decoded anew for each delivery.
 */
public class CmqMessage extends PropertiedMessage {

    private boolean bodyReadOnly;

    private @Nullable String messageId;
    private long timestamp;
    private @Nullable String correlationId;
    private byte @Nullable [] correlationBytes;
    private @Nullable Destination replyTo;
    private @Nullable Destination destination;
    private int deliveryMode = Message.DEFAULT_DELIVERY_MODE;
    private boolean redelivered;
    private @Nullable String type;
    private long expiration;
    private long deliveryTime;
    private int priority = Message.DEFAULT_PRIORITY;

    private @Nullable MessageAcknowledgement acknowledgement;

    /** A message to fill and send: everything can be written. */
    public CmqMessage() {}

    // What the provider sets.

    /**
     * Turns a decoded message into a received one: properties can only be read, the body is at its beginning and can only
     * be read.
     */
    public final void markReceived() {
        makePropertiesReadOnly();
        bodyReadOnly = true;
        rewindBody();
    }

    /**
     * Says how often the message was handed out, this time included; {@code JMSRedelivered} follows from it.
     *
     * @param count at least 1, or 0 for a message that was not received
     */
    public final void setDeliveryCount(int count) {
        countDelivery(count);
        redelivered = count > 1;
    }

    /** Says what {@link #acknowledge()} does; null for nothing, as for a message that was not received. */
    public final void setAcknowledgement(@Nullable MessageAcknowledgement acknowledgement) {
        this.acknowledgement = acknowledgement;
    }

    /** The correlation identifier when it was set as bytes, for an encoder; a copy. */
    public final byte @Nullable [] correlationBytes() {
        return correlationBytes == null ? null : correlationBytes.clone();
    }

    /**
     * What an identifier of a selector means on this message (Jakarta Messaging 3.1, section 3.8.1.1).
     *
     * @return a boxed primitive or text; null for an unknown value
     */
    public final @Nullable Object selectorValue(String identifier) {
        return switch (identifier) {
            case "JMSDeliveryMode" -> deliveryMode == DeliveryMode.PERSISTENT ? "PERSISTENT" : "NON_PERSISTENT";
            case "JMSPriority" -> priority;
            case "JMSMessageID" -> messageId;
            case "JMSTimestamp" -> timestamp;
            case "JMSCorrelationID" -> correlationId;
            case "JMSType" -> type;
            default -> value(identifier);
        };
    }

    // Body, for the kinds that have one.

    /** Puts the body back to its beginning; only bodies that are read in order care. */
    void rewindBody() {}

    /** Removes the body. */
    void emptyBody() {}

    /** Whether there is no body, which makes every type a fit for {@link #getBody}. */
    boolean hasNoBody() throws JMSException {
        return true;
    }

    /** The body as {@link #getBody} gives it; asked only when there is one. */
    @Nullable
    Object bodyValue() throws JMSException {
        return null;
    }

    /** Whether a body of this kind fits a variable of the type; asked only when there is a body. */
    boolean fits(Class<?> wanted) throws JMSException {
        return true;
    }

    final void checkBodyWriteable() throws MessageNotWriteableException {
        if (bodyReadOnly) {
            throw new MessageNotWriteableException("the body can only be read; call clearBody() first");
        }
    }

    final boolean isBodyReadOnly() {
        return bodyReadOnly;
    }

    final void makeBodyReadOnly() {
        bodyReadOnly = true;
    }

    @Override
    public final void clearBody() throws JMSException {
        emptyBody();
        bodyReadOnly = false;
    }

    @Override
    public final <T> @Nullable T getBody(Class<T> c) throws JMSException {
        if (!isBodyPresentAndFits(c)) {
            return null;
        }
        return c.cast(bodyValue());
    }

    private boolean isBodyPresentAndFits(Class<?> wanted) throws JMSException {
        if (hasNoBody()) {
            return false;
        }
        if (!fits(wanted)) {
            throw new MessageFormatException(
                    "the body of a " + kindName() + " cannot be assigned to " + wanted.getName());
        }
        return true;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface declares it
    public final boolean isBodyAssignableTo(Class c) throws JMSException {
        try {
            return hasNoBody() || fits((Class<?>) c);
        } catch (MessageFormatException unreadable) {
            return false; // the specification asks for the answer, not the reason, when an object cannot be read
        }
    }

    // Headers.

    @Override
    public final @Nullable String getJMSMessageID() {
        return messageId;
    }

    @Override
    public final void setJMSMessageID(@Nullable String id) {
        messageId = id;
    }

    @Override
    public final long getJMSTimestamp() {
        return timestamp;
    }

    @Override
    public final void setJMSTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    /** The identifier as bytes: those that were set, or the text in UTF-8; null when there is none. */
    @Override
    public final byte @Nullable [] getJMSCorrelationIDAsBytes() {
        if (correlationBytes != null) {
            return correlationBytes.clone();
        }
        return correlationId == null ? null : correlationId.getBytes(StandardCharsets.UTF_8);
    }

    /** Sets the identifier; as text it reads as these bytes in UTF-8. */
    @Override
    public final void setJMSCorrelationIDAsBytes(byte @Nullable [] bytes) {
        correlationBytes = bytes == null ? null : bytes.clone();
        correlationId = bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public final void setJMSCorrelationID(@Nullable String id) {
        correlationBytes = null;
        correlationId = id;
    }

    @Override
    public final @Nullable String getJMSCorrelationID() {
        return correlationId;
    }

    @Override
    public final @Nullable Destination getJMSReplyTo() {
        return replyTo;
    }

    @Override
    public final void setJMSReplyTo(@Nullable Destination replyTo) {
        this.replyTo = replyTo;
    }

    @Override
    public final @Nullable Destination getJMSDestination() {
        return destination;
    }

    @Override
    public final void setJMSDestination(@Nullable Destination destination) {
        this.destination = destination;
    }

    @Override
    public final int getJMSDeliveryMode() {
        return deliveryMode;
    }

    @Override
    public final void setJMSDeliveryMode(int deliveryMode) {
        this.deliveryMode = deliveryMode;
    }

    @Override
    public final boolean getJMSRedelivered() {
        return redelivered;
    }

    @Override
    public final void setJMSRedelivered(boolean redelivered) {
        this.redelivered = redelivered;
    }

    @Override
    public final @Nullable String getJMSType() {
        return type;
    }

    @Override
    public final void setJMSType(@Nullable String type) {
        this.type = type;
    }

    @Override
    public final long getJMSExpiration() {
        return expiration;
    }

    @Override
    public final void setJMSExpiration(long expiration) {
        this.expiration = expiration;
    }

    @Override
    public final long getJMSDeliveryTime() {
        return deliveryTime;
    }

    @Override
    public final void setJMSDeliveryTime(long deliveryTime) {
        this.deliveryTime = deliveryTime;
    }

    @Override
    public final int getJMSPriority() {
        return priority;
    }

    @Override
    public final void setJMSPriority(int priority) {
        this.priority = priority;
    }

    /** Does what the session that delivered the message says; nothing on a message that was not received. */
    @Override
    public final void acknowledge() throws JMSException {
        if (acknowledgement != null) {
            acknowledgement.acknowledge();
        }
    }

    /** The word for this kind of message in error texts. */
    String kindName() {
        return "Message";
    }

    /** Kind and identifier; never a body or a property, which must not reach a log. */
    @Override
    public final String toString() {
        return kindName() + '[' + (messageId == null ? "not sent" : messageId) + ']';
    }
}
