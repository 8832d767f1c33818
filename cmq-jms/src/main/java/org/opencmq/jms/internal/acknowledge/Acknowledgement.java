package org.opencmq.jms.internal.acknowledge;

import jakarta.jms.JMSException;
import java.util.List;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.config.AcknowledgePolicy;
import org.opencmq.jms.internal.consume.Delivery;

/**
 * When the messages of a session are confirmed. Called by the thread that uses the session; {@link #held()} by any.
 */
public interface Acknowledgement {

    /** The strategy of a mode. */
    static Acknowledgement of(AcknowledgeMode mode, AcknowledgePolicy policy, Receipts receipts) {
        return switch (mode) {
            case AUTO -> new AutoAcknowledgement(receipts, policy);
            case DUPS_OK -> new LazyAcknowledgement(receipts);
            case CLIENT -> new ClientAcknowledgement(receipts);
            case INDIVIDUAL -> new IndividualAcknowledgement(receipts);
            case TRANSACTED -> new TransactedAcknowledgement(receipts);
        };
    }

    /** The application is about to see a message. */
    void handedOut(Delivery delivery);

    /** Receive is about to return it, or the listener returned. */
    void processed(Delivery delivery) throws JMSException;

    /** The application called {@code acknowledge()} on it. */
    void acknowledge(Delivery delivery) throws JMSException;

    /** Nothing more to process for now: what was put off is confirmed soon. */
    void idle();

    /** Waits until everything that is to be confirmed is. */
    void flush() throws JMSException;

    /** What was handed out and is not processed, oldest first; afterwards this session holds it no more. */
    List<Delivery> takeUnacknowledged();

    /** What was handed out and is not processed, oldest first. */
    List<Delivery> held();
}
