package org.opencmq.jms.internal.acknowledge;

import jakarta.jms.JMSException;
import java.util.List;
import org.opencmq.jms.internal.consume.Delivery;

/** All messages of the session at once, when the application acknowledges any of them. */
final class ClientAcknowledgement implements Acknowledgement {

    private final Receipts receipts;

    ClientAcknowledgement(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void handedOut(Delivery delivery) {
        receipts.hold(delivery);
    }

    @Override
    public void processed(Delivery delivery) {
        // The application says when.
    }

    @Override
    public void acknowledge(Delivery delivery) throws JMSException {
        receipts.deleteAndWait(receipts.held());
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
