package org.opencmq.jms.internal.message;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageEOFException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.StreamMessage;
import jakarta.jms.TextMessage;
import java.util.Enumeration;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.destination.CmqDestination;

/**
 * Messages of other providers as ours. Only interfaces of Jakarta Messaging are used, as its section 3.12 asks of every
 * provider; whatever a foreign message does not let us read ends in the exception it throws.
 */
public final class MessageCopies {

    private static final int CHUNK = 8192;

    private MessageCopies() {}

    /**
     * A message to send: the argument itself when it is ours, else a copy of its body, properties and the three headers a
     * client sets (correlation identifier, reply-to, type). The rest is what a send sets anyway. Properties whose names
     * are reserved, such as the delivery count of another provider, stay behind. Bytes and stream messages are reset, as
     * a client that reads them would have to.
     *
     * @param trusted for reading our copy of an object; the object itself comes from the foreign message
     */
    public static CmqMessage toOurs(Message message, TrustedPackages trusted) throws JMSException {
        if (message instanceof CmqMessage ours) {
            return ours;
        }
        CmqMessage copy = copyWithBody(message, trusted);
        for (Enumeration<?> names = message.getPropertyNames(); names.hasMoreElements(); ) {
            String name = (String) names.nextElement();
            if (PropertyNames.isSettable(name)) {
                copy.setObjectProperty(name, message.getObjectProperty(name));
            }
        }
        copyCorrelation(message, copy);
        copy.setJMSReplyTo(CmqDestination.of(message.getJMSReplyTo()));
        copy.setJMSType(message.getJMSType());
        return copy;
    }

    /**
     * Sets on a message what its send has set on our copy of it, so that its sender finds the headers where the
     * specification promises them. Nothing to do when the message is the copy itself.
     */
    public static void sendHeadersBack(CmqMessage sent, Message original) throws JMSException {
        if (original == sent) {
            return;
        }
        original.setJMSDestination(sent.getJMSDestination());
        original.setJMSDeliveryMode(sent.getJMSDeliveryMode());
        original.setJMSExpiration(sent.getJMSExpiration());
        original.setJMSDeliveryTime(sent.getJMSDeliveryTime());
        original.setJMSPriority(sent.getJMSPriority());
        original.setJMSMessageID(sent.getJMSMessageID());
        original.setJMSTimestamp(sent.getJMSTimestamp());
    }

    private static void copyCorrelation(Message message, CmqMessage copy) throws JMSException {
        String text = message.getJMSCorrelationID();
        if (text != null) {
            copy.setJMSCorrelationID(text);
            return;
        }
        try {
            copy.setJMSCorrelationIDAsBytes(message.getJMSCorrelationIDAsBytes());
        } catch (UnsupportedOperationException noBytes) {
            copy.setJMSCorrelationID(null); // the specification lets a provider have no bytes, and there is no text
        }
    }

    private static CmqMessage copyWithBody(Message message, TrustedPackages trusted) throws JMSException {
        if (message instanceof TextMessage text) {
            return new CmqTextMessage(text.getText());
        }
        if (message instanceof BytesMessage bytes) {
            return copyOf(bytes);
        }
        if (message instanceof MapMessage map) {
            return copyOf(map);
        }
        if (message instanceof StreamMessage stream) {
            return copyOf(stream);
        }
        if (message instanceof ObjectMessage object) {
            CmqObjectMessage copy = new CmqObjectMessage(trusted);
            copy.setObject(object.getObject());
            return copy;
        }
        return new CmqMessage();
    }

    private static CmqMessage copyOf(BytesMessage message) throws JMSException {
        message.reset();
        CmqBytesMessage copy = new CmqBytesMessage();
        byte[] chunk = new byte[CHUNK];
        for (int count = message.readBytes(chunk); count > 0; count = message.readBytes(chunk)) {
            copy.writeBytes(chunk, 0, count);
        }
        message.reset();
        return copy;
    }

    private static CmqMessage copyOf(MapMessage message) throws JMSException {
        CmqMapMessage copy = new CmqMapMessage();
        for (Enumeration<?> names = message.getMapNames(); names.hasMoreElements(); ) {
            String name = (String) names.nextElement();
            copy.setObject(name, message.getObject(name));
        }
        return copy;
    }

    private static CmqMessage copyOf(StreamMessage message) throws JMSException {
        message.reset();
        CmqStreamMessage copy = new CmqStreamMessage();
        boolean ended = false;
        while (!ended) {
            try {
                copy.writeObject(message.readObject());
            } catch (MessageEOFException end) {
                ended = true; // the interface has no other way to tell
            }
        }
        message.reset();
        return copy;
    }
}
