package org.opencmq.client;

import java.util.Optional;

/**
 * The caller's side ended the call: by its {@link Cancellation}, by interrupting the thread, or by closing the client. The
 * request may or may not have been carried out. After an interrupt the thread's interrupt status is set again.
 */
public final class CmqCancelledException extends CmqException {

    private final String reason;

    CmqCancelledException(String action, Optional<String> destination, String reason) {
        this(action, destination, reason, Optional.empty());
    }

    private CmqCancelledException(
            String action, Optional<String> destination, String reason, Optional<? extends Throwable> cause) {
        super(subject(action, destination) + " cancelled: " + reason, action, destination, cause);
        this.reason = reason;
    }

    @Override
    CmqCancelledException again() {
        return new CmqCancelledException(action(), destination(), reason, Optional.of(this));
    }
}
