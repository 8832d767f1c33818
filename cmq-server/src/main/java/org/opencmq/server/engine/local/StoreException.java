package org.opencmq.server.engine.local;

/** The store cannot be opened, read or written. The message is one line for an operator: what, where and what to do. */
public final class StoreException extends Exception {

    /** Makes the exception. */
    public StoreException(String message) {
        super(message);
    }

    /** Makes the exception with the failure behind it. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
