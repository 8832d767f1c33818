package org.opencmq.jms.internal.acknowledge;

import jakarta.jms.JMSException;
import java.util.List;
import org.opencmq.jms.config.AcknowledgePolicy;
import org.opencmq.jms.internal.consume.Delivery;

/** Each message as soon as it is processed; strictly one by one, or with a window of deletions under way. */
final class AutoAcknowledgement implements Acknowledgement {

    private final Receipts receipts;
    private final AcknowledgePolicy policy;

    AutoAcknowledgement(Receipts receipts, AcknowledgePolicy policy) {
        this.receipts = receipts;
        this.policy = policy;
    }

    @Override
    public void handedOut(Delivery delivery) {
        receipts.hold(delivery);
    }

    @Override
    public void processed(Delivery delivery) throws JMSException {
        if (policy.strict()) {
            if (receipts.holds(delivery)) {
                receipts.deleteAndWait(List.of(delivery));
            }
            return;
        }
        if (receipts.letGo(delivery)) {
            receipts.repeatFailed();
            receipts.delete(delivery);
            receipts.awaitWindow(policy.window());
        }
    }

    @Override
    public void acknowledge(Delivery delivery) {
        // The session does it.
    }

    @Override
    public void idle() {
        receipts.repeatFailed();
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
