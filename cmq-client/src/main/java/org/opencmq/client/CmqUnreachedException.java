package org.opencmq.client;

import java.net.URI;
import java.util.Optional;

/** No usable answer came: no connection, a timeout, a connection that broke, or an answer that is not CMQ's. */
public final class CmqUnreachedException extends CmqException {

    private final URI endpoint;
    private final String finding;
    private final boolean mayHaveBeenCarriedOut;
    private final boolean worthRepeating;

    /**
     * Makes the exception.
     *
     * @param finding what happened, and what to do about it where that is known
     * @param mayHaveBeenCarriedOut false only when the request surely did not reach the service
     * @param worthRepeating whether the same request may fare better a little later
     */
    CmqUnreachedException(
            String action,
            Optional<String> destination,
            URI endpoint,
            String finding,
            boolean mayHaveBeenCarriedOut,
            boolean worthRepeating,
            Optional<? extends Throwable> cause) {
        super(
                subject(action, destination) + " got no answer from " + endpoint + ": " + finding
                        + (mayHaveBeenCarriedOut ? "; it may have been carried out" : "; it was not carried out"),
                action,
                destination,
                cause);
        this.endpoint = endpoint;
        this.finding = finding;
        this.mayHaveBeenCarriedOut = mayHaveBeenCarriedOut;
        this.worthRepeating = worthRepeating;
    }

    /** Where the request went. */
    public URI endpoint() {
        return endpoint;
    }

    /** Whether the service may have done what was asked, by this or an earlier attempt of the call. */
    public boolean mayHaveBeenCarriedOut() {
        return mayHaveBeenCarriedOut;
    }

    boolean worthRepeating() {
        return worthRepeating;
    }

    /** The same finding about a call of which an earlier attempt may have been carried out. */
    CmqUnreachedException afterUnknownOutcome() {
        return mayHaveBeenCarriedOut ? this : copy(true);
    }

    @Override
    CmqUnreachedException again() {
        return copy(mayHaveBeenCarriedOut);
    }

    private CmqUnreachedException copy(boolean carriedOut) {
        return new CmqUnreachedException(
                action(), destination(), endpoint, finding, carriedOut, worthRepeating, Optional.of(this));
    }
}
