package org.opencmq.jms.internal.convert;

import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.message.CmqBytesMessage;
import org.opencmq.jms.internal.message.CmqMapMessage;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqObjectMessage;
import org.opencmq.jms.internal.message.CmqStreamMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;
import org.opencmq.protocol.envelope.Body;

/** The kinds of messages as kinds of bodies, and back. An object message without an object has no bytes. */
final class Bodies {

    private Bodies() {}

    /** All of the body, wherever its reader stands; the message is not touched. */
    static Body of(CmqMessage message) {
        if (message instanceof CmqTextMessage text) {
            return new Body.Text(text.getText());
        }
        if (message instanceof CmqBytesMessage bytes) {
            return new Body.Bytes(bytes.bytes());
        }
        if (message instanceof CmqMapMessage map) {
            return new Body.MapEntries(map.values());
        }
        if (message instanceof CmqStreamMessage stream) {
            return new Body.StreamItems(stream.values());
        }
        if (message instanceof CmqObjectMessage object) {
            byte[] serialised = object.serialised();
            return new Body.SerializedObject(serialised == null ? new byte[0] : serialised, object.className());
        }
        return Body.NONE;
    }

    /**
     * A message with this body.
     *
     * @throws IllegalArgumentException when the body is packed or kept elsewhere
     */
    static CmqMessage message(Body body, TrustedPackages trusted) {
        if (body instanceof Body.Text text) {
            return new CmqTextMessage(text.text());
        }
        if (body instanceof Body.Bytes bytes) {
            return new CmqBytesMessage(bytes.bytes());
        }
        if (body instanceof Body.MapEntries map) {
            return CmqMapMessage.of(map.entries());
        }
        if (body instanceof Body.StreamItems stream) {
            return CmqStreamMessage.of(stream.items());
        }
        if (body instanceof Body.SerializedObject object) {
            return object.bytes().length == 0
                    ? new CmqObjectMessage(trusted)
                    : new CmqObjectMessage(trusted, object.bytes(), object.className());
        }
        if (body instanceof Body.None) {
            return new CmqMessage();
        }
        throw new IllegalArgumentException("a body that is packed or kept elsewhere has no kind yet");
    }
}
