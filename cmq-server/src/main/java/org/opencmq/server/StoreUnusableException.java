package org.opencmq.server;

/** The data folder cannot be opened, read or written, or what it holds is corrupt. */
public final class StoreUnusableException extends CmqServerException {

    /** Makes the exception with the failure behind it. */
    public StoreUnusableException(String message, Throwable cause) {
        super(message, cause);
    }
}
