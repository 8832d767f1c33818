package org.opencmq.server;

/** Another server works on the data folder. */
public final class FolderLockedException extends CmqServerException {

    /** Makes the exception with the failure behind it. */
    public FolderLockedException(String message, Throwable cause) {
        super(message, cause);
    }
}
