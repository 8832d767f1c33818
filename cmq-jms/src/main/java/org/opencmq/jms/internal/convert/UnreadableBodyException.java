package org.opencmq.jms.internal.convert;

/** The head of an envelope could be read and its body could not. */
final class UnreadableBodyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    UnreadableBodyException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What was wrong, for a person. */
    String reason() {
        return reason;
    }
}
