package org.opencmq.server;

/** The address cannot be listened on: its port is taken, its host unknown or not this machine's, or it is not allowed. */
public sealed class CannotListenException extends CmqServerException permits PortTakenException {

    /** Makes the exception with the failure behind it. */
    public CannotListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
