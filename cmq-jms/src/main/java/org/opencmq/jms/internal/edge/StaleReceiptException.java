package org.opencmq.jms.internal.edge;

import jakarta.jms.JMSException;

/** A receipt was not current any more: its lease had run out, or the message was received again. */
public final class StaleReceiptException extends JMSException {

    private static final long serialVersionUID = 1;

    /** Tells which action found it. */
    public StaleReceiptException(String reason, String errorCode) {
        super(reason, errorCode);
    }
}
