package org.opencmq.client;

import java.util.Optional;
import org.opencmq.protocol.Action;

/** What pipelines need of their client. */
interface Carrier {

    /** Calls the service on this thread; ends early when the client is closed. */
    <Q, R> R execute(Action<Q, R> action, Q request) throws CmqException;

    /** How much the service takes in one request; asks it when that is not known. */
    BatchLimits limits();

    /** The failure of an entry that was never sent. */
    CmqException notTaken(String action, Optional<String> destination, String finding);
}
