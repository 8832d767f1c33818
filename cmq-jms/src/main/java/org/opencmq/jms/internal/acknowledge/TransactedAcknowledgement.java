package org.opencmq.jms.internal.acknowledge;

import jakarta.jms.JMSException;
import java.util.List;
import org.opencmq.jms.internal.consume.Delivery;

/** With the commit of the session, which asks for what is held and confirms it. */
final class TransactedAcknowledgement implements Acknowledgement {

    private final Receipts receipts;

    TransactedAcknowledgement(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void handedOut(Delivery delivery) {
        receipts.hold(delivery);
    }

    @Override
    public void processed(Delivery delivery) {
        // The commit says when.
    }

    @Override
    public void acknowledge(Delivery delivery) {
        // The commit does it.
    }

    @Override
    public void idle() {
        // Nothing is put off.
    }

    @Override
    public void flush() throws JMSException {
        receipts.flush();
    }

    @Override
    public List<Delivery> takeUnacknowledged() {
        return receipts.takeHeld();
    }

    @Override
    public List<Delivery> held() {
        return receipts.held();
    }
}
