package org.opencmq.protocol.envelope;

/** The head of an envelope could be read and its body could not. */
public final class UnreadableBodyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    /** Says what was wrong, for a person. */
    public UnreadableBodyException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** What was wrong, for a person. */
    public String reason() {
        return reason;
    }
}
