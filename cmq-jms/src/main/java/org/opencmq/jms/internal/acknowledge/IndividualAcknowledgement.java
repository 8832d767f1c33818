package org.opencmq.jms.internal.acknowledge;

import jakarta.jms.JMSException;
import java.util.List;
import org.opencmq.jms.internal.consume.Delivery;

/** Exactly the message the application acknowledges. */
final class IndividualAcknowledgement implements Acknowledgement {

    private final Receipts receipts;

    IndividualAcknowledgement(Receipts receipts) {
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
        if (receipts.holds(delivery)) {
            receipts.deleteAndWait(List.of(delivery));
        }
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
