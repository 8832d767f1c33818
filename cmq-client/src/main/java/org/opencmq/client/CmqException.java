package org.opencmq.client;

import java.util.Optional;

/** A call that brought no result. Exactly three things can have happened, one subclass each. */
public abstract sealed class CmqException extends Exception
        permits CmqRefusedException, CmqUnreachedException, CmqCancelledException {

    private final String action;
    private final Optional<String> destination;

    CmqException(String message, String action, Optional<String> destination, Optional<? extends Throwable> cause) {
        super(message, cause.orElse(null));
        this.action = action;
        this.destination = destination;
    }

    /** The action that was called, in CMQ's spelling. */
    public String action() {
        return action;
    }

    /** The queue or topic the call was about; empty for actions that name none, such as a listing. */
    public Optional<String> destination() {
        return destination;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /**
     * The same failure with the calling thread's stack, for a caller that waited on a result another thread obtained. The
     * original is its cause.
     */
    abstract CmqException again();

    static String subject(String action, Optional<String> destination) {
        return destination.map(name -> action + " to " + name).orElse(action);
    }
}
