package org.opencmq.jms.internal.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.util.Optional;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeWriter;

/**
 * Makes the text of a CMQ message from a message whose headers are set. What is made shares nothing with the message,
 * which can be changed and sent again at once. Immutable, safe for all threads.
 */
public final class MessageEncoder {

    /** Never make a body smaller. */
    public static final int NEVER = Integer.MAX_VALUE;

    private final int gzipFromBytes;

    /**
     * Makes an encoder.
     *
     * @param gzipFromBytes the size of a body in UTF-8 from which it is compressed, if that makes it smaller; 0 for every
     *     body, {@link #NEVER} for none
     * @throws IllegalArgumentException when it is negative
     */
    public MessageEncoder(int gzipFromBytes) {
        if (gzipFromBytes < 0) {
            throw new IllegalArgumentException("compression must begin at 0 bytes or more, was " + gzipFromBytes);
        }
        this.gzipFromBytes = gzipFromBytes;
    }

    /**
     * The message in an envelope.
     *
     * @throws jakarta.jms.InvalidDestinationException when a header holds a destination without a name
     * @throws IllegalArgumentException when the priority is not 0 to 9; a producer checks it before
     */
    public EncodedMessage encode(CmqMessage message) throws JMSException {
        Body body = Bodies.of(message);
        return encode(message, gzipFromBytes == NEVER ? body : smaller(body));
    }

    /**
     * The text alone, for peers that are not JMS; headers and properties stay behind.
     *
     * @throws MessageFormatException when the message is no text message, or has no text: CMQ carries no empty text
     */
    public EncodedMessage encodeRaw(CmqMessage message) throws JMSException {
        if (message instanceof CmqTextMessage text) {
            String body = text.getText();
            if (body != null && !body.isEmpty()) {
                return new EncodedMessage(body, Utf8.length(body));
            }
        }
        throw new MessageFormatException("a destination of the raw format takes text messages with text only, was "
                + message + "; send text, or use the envelope format");
    }

    /** The body as a payload store keeps it, compressed where {@link #encode(CmqMessage)} would. */
    public Payload payload(CmqMessage message) {
        Body body = Bodies.of(message);
        if (gzipFromBytes != NEVER && smaller(body) instanceof Body.Packed packed) {
            return new Payload(packed.bytes(), Optional.of(packed.encoding()));
        }
        return new Payload(EnvelopeWriter.writeBody(body).getBytes(UTF_8), Optional.empty());
    }

    /**
     * The message in an envelope that says where its body is kept.
     *
     * @param reference what the store answered for {@link #payload(CmqMessage)}
     * @param encoding the payload's encoding
     */
    public EncodedMessage encodeReference(CmqMessage message, String reference, Optional<String> encoding)
            throws JMSException {
        return encode(message, new Body.External(reference, encoding));
    }

    private static EncodedMessage encode(CmqMessage message, Body body) throws JMSException {
        String text = EnvelopeWriter.write(new Envelope(Headers.of(message), message.properties(), body));
        return new EncodedMessage(text, Utf8.length(text));
    }

    private Body smaller(Body body) {
        String text = EnvelopeWriter.writeBody(body);
        int size = Utf8.length(text);
        if (size < gzipFromBytes) {
            return body;
        }
        Body.Packed packed = Body.Packed.gzip(text);
        // Base64 makes four characters of three bytes.
        return packed.bytes().length / 3L * 4 + 4 < size ? packed : body;
    }
}
