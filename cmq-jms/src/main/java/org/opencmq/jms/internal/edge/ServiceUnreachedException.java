package org.opencmq.jms.internal.edge;

import jakarta.jms.JMSException;

/** The service gave no answer: it is away, or the way to it is. Whether the call was carried out may be unknown. */
public final class ServiceUnreachedException extends JMSException {

    private static final long serialVersionUID = 1;

    /** Tells what was tried and what was found. */
    public ServiceUnreachedException(String reason, String errorCode) {
        super(reason, errorCode);
    }
}
