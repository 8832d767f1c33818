package org.opencmq.protocol;

/** An answer that is not what the reference promises: no JSON object, a member missing or of another type. */
public final class MalformedAnswer extends Exception {

    /**
     * Makes the exception.
     *
     * @param message what was wrong, naming the member
     */
    public MalformedAnswer(String message) {
        super(message);
    }

    /**
     * Makes the exception with the parser's own finding as cause.
     *
     * @param message what was wrong
     * @param cause the parser's exception
     */
    public MalformedAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
