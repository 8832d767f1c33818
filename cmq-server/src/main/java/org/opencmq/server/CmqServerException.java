package org.opencmq.server;

/** The server cannot start. The message is one line for an operator: what is wrong, where, and what to do. */
public class CmqServerException extends RuntimeException {

    /** Makes the exception. */
    public CmqServerException(String message) {
        super(message);
    }

    /** Makes the exception with the failure behind it. */
    public CmqServerException(String message, Throwable cause) {
        super(message, cause);
    }
}
