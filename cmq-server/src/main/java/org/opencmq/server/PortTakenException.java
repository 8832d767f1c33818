package org.opencmq.server;

/** Somebody else listens on the address. */
public final class PortTakenException extends CannotListenException {

    /** Makes the exception with the failure behind it. */
    public PortTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
