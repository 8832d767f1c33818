package org.opencmq.protocol.error;

/**
 * What the service answers instead of a result: a row of the error table with the text to send. Made for every refused
 * request, so it carries no stack trace.
 */
public final class Refusal extends Exception {

    private final CmqErrorCode errorCode;

    Refusal(CmqErrorCode errorCode, String message) {
        super(message, null, false, false);
        this.errorCode = errorCode;
    }

    /** The row of the error table. */
    public CmqErrorCode errorCode() {
        return errorCode;
    }

    /** The text as it goes on the wire, module number included, such as {@code (10200)no message}. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
