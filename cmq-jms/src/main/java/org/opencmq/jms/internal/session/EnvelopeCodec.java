package org.opencmq.jms.internal.session;

import jakarta.jms.JMSException;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.convert.MessageDecoder;
import org.opencmq.jms.internal.convert.MessageEncoder;
import org.opencmq.jms.internal.convert.Reception;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.protocol.action.PeekedMessage;

/** The codec over envelopes. */
public final class EnvelopeCodec implements MessageCodec {

    private final MessageEncoder encoder;
    private final MessageDecoder decoder;

    /** Of an encoder and a decoder. */
    public EnvelopeCodec(MessageEncoder encoder, MessageDecoder decoder) {
        this.encoder = encoder;
        this.decoder = decoder;
    }

    @Override
    public String encode(CmqMessage message) throws JMSException {
        return encoder.encode(message).body();
    }

    @Override
    public CmqMessage decode(Delivery delivery, CmqDestination destination) throws JMSException {
        return decoder.decode(
                delivery.message().msgBody(),
                new Reception(
                        delivery.message().msgId().value(),
                        delivery.deliveryCount(),
                        delivery.message().enqueueTime(),
                        destination));
    }

    @Override
    public CmqMessage decode(PeekedMessage message, CmqDestination destination) throws JMSException {
        return decoder.decode(
                message.msgBody(),
                new Reception(
                        message.msgId().value(),
                        Math.max(1, message.dequeueCount()),
                        message.enqueueTime(),
                        destination));
    }
}
