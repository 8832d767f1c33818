package org.opencmq.jms.internal.acknowledge;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import org.opencmq.jms.internal.consume.Delivery;

/**
 * Processed messages sixteen at a time, or when the session has nothing to do. Owner of the list of those put off, under
 * its own lock, because idle moments are noticed by the timer.
 */
final class LazyAcknowledgement implements Acknowledgement {

    private static final int BATCH = 16;

    private final Receipts receipts;
    private final List<Delivery> putOff = new ArrayList<>();

    LazyAcknowledgement(Receipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public void handedOut(Delivery delivery) {
        receipts.hold(delivery);
    }

    @Override
    public void processed(Delivery delivery) {
        if (!receipts.letGo(delivery)) {
            return;
        }
        boolean full;
        synchronized (this) {
            putOff.add(delivery);
            full = putOff.size() >= BATCH;
        }
        if (full) {
            idle();
        }
    }

    @Override
    public void acknowledge(Delivery delivery) {
        // The session does it.
    }

    @Override
    public void idle() {
        List<Delivery> due;
        synchronized (this) {
            due = List.copyOf(putOff);
            putOff.clear();
        }
        receipts.repeatFailed();
        due.forEach(receipts::delete);
    }

    @Override
    public void flush() throws JMSException {
        idle();
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
