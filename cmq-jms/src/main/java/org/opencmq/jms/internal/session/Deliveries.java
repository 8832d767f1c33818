package org.opencmq.jms.internal.session;

import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.internal.acknowledge.Acknowledgement;
import org.opencmq.jms.internal.acknowledge.Receipts;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.Redelivery;
import org.opencmq.jms.internal.message.CmqMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a delivery on its way to the application: passed over when its lease, its time or its selector say so,
 * shown to a listener, acknowledged as the mode has it, or taken back. Holds nothing itself; used by the session's thread.
 */
final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final ConnectionServices services;
    private final AcknowledgeMode mode;
    private final Receipts receipts;
    private final Acknowledgement acknowledgement;
    private final Redelivery redelivery;
    private final OnRequest onRequest;

    /** What {@code Message.acknowledge()} does in this session. */
    @FunctionalInterface
    interface OnRequest {
        void acknowledge(Delivery delivery) throws JMSException;
    }

    Deliveries(
            ConnectionServices services,
            AcknowledgeMode mode,
            Receipts receipts,
            Acknowledgement acknowledgement,
            Redelivery redelivery,
            OnRequest onRequest) {
        this.services = services;
        this.mode = mode;
        this.receipts = receipts;
        this.acknowledgement = acknowledgement;
        this.redelivery = redelivery;
        this.onRequest = onRequest;
    }

    /** A message ready for the application, or null when this delivery is not for it. */
    @Nullable
    Handed handOut(Delivery delivery, ConsumerSource source) {
        Instant now = now();
        if (delivery.lease().isNearItsEnd(now)) {
            delivery.feed().lapsed(delivery);
            LOG.debug(
                    "a lease ran out before its message was delivered queue={}",
                    delivery.feed().queue());
            return null;
        }
        CmqMessage message;
        try {
            message = services.codec().decode(delivery, source.destination());
        } catch (JMSException e) {
            LOG.warn(
                    "the body of a message cannot be had, it is left to its queue queue={}",
                    delivery.feed().queue(),
                    e);
            return null;
        }
        if (message.getJMSExpiration() > 0 && message.getJMSExpiration() <= now.toEpochMilli()) {
            receipts.discard(delivery);
            return null;
        }
        if (source.holdsBackEarly() && message.getJMSDeliveryTime() > now.toEpochMilli()) {
            holdBack(delivery, Instant.ofEpochMilli(message.getJMSDeliveryTime()), now);
            return null;
        }
        if (!source.filter().accepts(message)) {
            if (source.ownsQueue()) {
                receipts.discard(delivery);
            }
            return null;
        }
        Delivery handed = delivery.handedOut();
        acknowledgement.handedOut(handed);
        services.listener().delivered(handed.feed().queue().value(), delivery.deliveryCount());
        message.setAcknowledgement(() -> onRequest.acknowledge(handed));
        return new Handed(message, handed);
    }

    private static void holdBack(Delivery delivery, Instant until, Instant now) {
        Duration pause = Duration.between(now, until);
        if (pause.compareTo(delivery.lease().left(now).dividedBy(2)) < 0
                || !delivery.feed().postpone(delivery, pause)) {
            delivery.feed().takeBack(List.of(delivery.again(until)));
        }
    }

    /** Shows a message to a listener on the calling thread and acknowledges it as the mode has it. */
    void show(Delivery delivery, ConsumerSource source, MessageListener listener) {
        Handed handed = handOut(delivery, source);
        if (handed == null) {
            return;
        }
        try {
            listener.onMessage(handed.message());
        } catch (RuntimeException | Error e) {
            failed(handed, e);
            return;
        }
        try {
            acknowledgement.processed(handed.delivery());
        } catch (JMSException e) {
            LOG.warn(
                    "a processed message could not be acknowledged, it may come again queue={}",
                    source.feed().queue(),
                    e);
            leave(handed.delivery());
        }
    }

    /** Acknowledges what a receive is about to return, as the mode has it; when that fails the message is not received. */
    void received(Delivery delivery) throws JMSException {
        try {
            acknowledgement.processed(delivery);
        } catch (JMSException e) {
            leave(delivery);
            throw e;
        }
    }

    /** Nobody knows whether it is acknowledged: its lease, which ends by itself, says whether it comes again. */
    private void leave(Delivery delivery) {
        if (receipts.takeBack(delivery)) {
            delivery.feed().lapsed(delivery);
        }
    }

    /** A listener threw: the message is not processed. */
    private void failed(Handed handed, Throwable failure) {
        LOG.warn(
                "a message listener threw an exception queue={} msgId={}",
                handed.delivery().feed().queue(),
                handed.delivery().message().msgId(),
                failure);
        boolean automatic = mode == AcknowledgeMode.AUTO || mode == AcknowledgeMode.DUPS_OK;
        if (automatic && receipts.takeBack(handed.delivery())) {
            redelivery.again(List.of(handed.delivery()), false, now());
        }
    }

    /** A message whose body was not what its receiver wanted: as if it had not been delivered, where that is ours to say. */
    void giveBackUnread(Delivery delivery) {
        boolean automatic = mode == AcknowledgeMode.AUTO || mode == AcknowledgeMode.DUPS_OK;
        if (automatic && receipts.takeBack(delivery)) {
            delivery.feed().takeBack(List.of(delivery.notHandedOut()));
        }
    }

    /** A message and the delivery it came by. */
    record Handed(CmqMessage message, Delivery delivery) {}

    private Instant now() {
        return services.clock().instant();
    }
}
