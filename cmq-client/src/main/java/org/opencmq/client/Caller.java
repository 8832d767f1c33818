package org.opencmq.client;

import org.opencmq.protocol.Action;

/** Calls the service. */
interface Caller {

    /** Calls it on this thread; ends early when the client is closed. */
    <Q, R> R execute(Action<Q, R> action, Q request) throws CmqException;
}
