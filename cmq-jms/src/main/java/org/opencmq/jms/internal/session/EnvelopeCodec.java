package org.opencmq.jms.internal.session;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.opencmq.jms.config.RawDestinations;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.convert.EncodedMessage;
import org.opencmq.jms.internal.convert.MessageDecoder;
import org.opencmq.jms.internal.convert.MessageEncoder;
import org.opencmq.jms.internal.convert.Payload;
import org.opencmq.jms.internal.convert.Reception;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.payload.PayloadStore;
import org.opencmq.protocol.action.PeekedMessage;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The codec over envelopes that knows how much room there is: what is too large for its destination goes to the payload
 * store, if there is one, and is refused otherwise. Bodies of queues are deleted from the store once their messages are;
 * those of topics are left to age. Immutable but for the limits it learns; safe for all threads.
 */
final class EnvelopeCodec implements MessageCodec {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeCodec.class);
    private static final String REFERENCE_MEMBER = "\"payloadRef\"";

    private final MessageEncoder encoder;
    private final MessageDecoder decoder;
    private final SizeLimits limits;
    private final Optional<PayloadStore> store;
    private final RawDestinations raw;
    private final Executor workers;

    /**
     * A codec of a connection.
     *
     * @param store where large bodies go; empty to refuse them
     * @param raw where bare text is sent
     * @param workers runs deletions from the store, which block
     */
    EnvelopeCodec(
            MessageEncoder encoder,
            TrustedPackages trusted,
            SizeLimits limits,
            Optional<PayloadStore> store,
            RawDestinations raw,
            Executor workers) {
        this.encoder = encoder;
        this.decoder = store.isPresent()
                ? new MessageDecoder(trusted, reference -> load(store.get(), reference))
                : new MessageDecoder(trusted);
        this.limits = limits;
        this.store = store;
        this.raw = raw;
        this.workers = workers;
    }

    @Override
    public String encode(CmqMessage message) throws JMSException {
        CmqDestination destination = CmqDestination.of(message.getJMSDestination());
        if (destination != null && raw.contains(destination.jmsName())) {
            return encoder.encodeRaw(message).body();
        }
        EncodedMessage encoded = encoder.encode(message);
        int surelyFits = store.isPresent() ? SizeLimits.SMALLEST : SizeLimits.USUAL;
        if (destination == null || encoded.sizeBytes() <= surelyFits) {
            return encoded.body();
        }
        int limit = limits.of(destination, encoded.sizeBytes());
        if (encoded.sizeBytes() <= limit) {
            return encoded.body();
        }
        if (store.isEmpty()) {
            throw new JMSException("a message to " + destination + " has " + encoded.sizeBytes() + " bytes, and "
                    + limit
                    + " are allowed; compress bodies with message.gzipAbove, keep them in a folder that all share"
                    + " with message.payloadFolder, or raise the destination's maxMsgSize (1024 to 1048576)");
        }
        return outside(message, destination, limit, store.get());
    }

    private String outside(CmqMessage message, CmqDestination destination, int limit, PayloadStore where)
            throws JMSException {
        Payload payload = encoder.payload(message);
        String reference;
        try {
            reference = where.store(payload.bytes(), destination.jmsName());
        } catch (IOException e) {
            throw failed("the body of a message to " + destination + " could not be stored, it was not sent: ", e);
        }
        EncodedMessage encoded = encoder.encodeReference(message, reference, payload.encoding());
        if (encoded.sizeBytes() > limit) {
            delete(where, reference);
            throw new JMSException("headers and properties of a message to " + destination + " have "
                    + encoded.sizeBytes() + " bytes without its body, and " + limit
                    + " are allowed; send less in properties, or raise the destination's maxMsgSize");
        }
        return encoded.body();
    }

    private static byte[] load(PayloadStore store, String reference) throws JMSException {
        try {
            return store.load(reference);
        } catch (IOException e) {
            throw failed("the body of a message could not be loaded: ", e);
        }
    }

    private static JMSException failed(String what, IOException cause) {
        JMSException failed = new JMSException(what + cause.getMessage());
        failed.initCause(cause);
        failed.setLinkedException(cause);
        return failed;
    }

    @Override
    public void acknowledged(Delivery delivery) {
        String text = delivery.message().msgBody();
        if (store.isEmpty() || !text.contains(REFERENCE_MEMBER)) {
            return;
        }
        if (EnvelopeReader.read(text) instanceof Envelope envelope
                && envelope.body() instanceof Body.External external
                && envelope.headers()
                        .destination()
                        .filter(EnvelopeCodec::isQueue)
                        .isPresent()) {
            try {
                workers.execute(() -> delete(store.get(), external.reference()));
            } catch (RejectedExecutionException e) {
                LOG.debug("a closing connection leaves a body to age reference={}", external.reference(), e);
            } catch (OutOfMemoryError e) { // which is what a thread that cannot be started ends with
                LOG.warn("no thread to delete a body, it is left to age reference={}", external.reference(), e);
            }
        }
    }

    private static boolean isQueue(Address address) {
        return address.kind() == Address.Kind.QUEUE || address.kind() == Address.Kind.TEMPORARY_QUEUE;
    }

    private static void delete(PayloadStore store, String reference) {
        try {
            store.delete(reference);
        } catch (IOException e) {
            LOG.warn("a body was not deleted from its store and is left to age reference={}", reference, e);
        }
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
