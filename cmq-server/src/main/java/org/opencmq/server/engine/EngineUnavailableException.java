package org.opencmq.server.engine;

/** The engine cannot serve now: it is closed, or its store failed. Whether a write was carried out is not known. */
public final class EngineUnavailableException extends Exception {

    /** Makes the exception with a line that tells a person why. */
    public EngineUnavailableException(String message) {
        super(message);
    }

    /** Makes the exception with the failure behind it. */
    public EngineUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
