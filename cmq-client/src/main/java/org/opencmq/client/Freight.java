package org.opencmq.client;

import java.util.List;

/** What a {@link Pipeline} carries, and how: the part of it that knows actions. Used by many threads. */
interface Freight<E, O> {

    /** Wraps an entry. */
    Slot<E, O> slot(E entry);

    /**
     * Carries the entries in one request, in their order, on the calling thread.
     *
     * @return one outcome for each, in their order
     * @throws CmqException when none is known to be carried
     */
    List<Outcome<O>> carry(List<E> entries) throws CmqException;

    /** How much the service takes in one request; may have to ask it. */
    BatchLimits limits();

    /** The failure of an entry that was never on its way: nothing was sent. */
    CmqException notTaken(String finding);
}
