package org.opencmq.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells of each attempt that got no answer, while the call it belongs to may still go on. Stateless. */
final class ListeningExchange implements Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(ListeningExchange.class);

    private final Exchange next;
    private final CallListener listener;

    ListeningExchange(Exchange next, CallListener listener) {
        this.next = next;
        this.listener = listener;
    }

    @Override
    public <R> R send(Call<R> call) throws CmqException {
        try {
            return next.send(call);
        } catch (CmqUnreachedException e) {
            tell(e);
            throw e;
        }
    }

    private void tell(CmqUnreachedException failure) {
        try {
            listener.unanswered(failure);
        } catch (RuntimeException e) {
            LOG.warn("call listener failed, the call itself goes on: action={}", failure.action(), e);
        }
    }
}
