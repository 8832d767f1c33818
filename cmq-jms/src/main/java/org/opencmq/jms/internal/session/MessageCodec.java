package org.opencmq.jms.internal.session;

import jakarta.jms.JMSException;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.protocol.action.PeekedMessage;

/** JMS messages to texts and back, as the sessions of a connection need it. Safe for all threads. */
public interface MessageCodec {

    /** The text of a message whose headers are set. */
    String encode(CmqMessage message) throws JMSException;

    /**
     * A delivered message, marked as received; whatever the text is, there is a message.
     *
     * @throws JMSException when its body is kept elsewhere and cannot be had
     */
    CmqMessage decode(Delivery delivery, CmqDestination destination) throws JMSException;

    /** A message a browser looks at, marked as received. */
    CmqMessage decode(PeekedMessage message, CmqDestination destination) throws JMSException;
}
