package org.opencmq.server.http;

import org.opencmq.protocol.Parameters;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.action.Binding;
import org.opencmq.server.action.Reply;

/** How one request is read and its answer written: one of the two APIs. Lives on the request's event loop. */
interface Dialect {

    /**
     * Finds out what is asked.
     *
     * @param body the complete body
     * @throws Refusal for what cannot be understood
     */
    Question read(byte[] body) throws Refusal;

    /**
     * Finds out who asks.
     *
     * @return the account
     * @throws Refusal when nobody may be
     */
    String account(Question question) throws Refusal;

    /** The answer as it goes on the wire; must work whatever came of the rest. */
    byte[] write(Reply reply, String requestNumber);

    /** An action and what it is asked with. */
    record Question(Binding<?, ?> binding, Parameters parameters) {}
}
