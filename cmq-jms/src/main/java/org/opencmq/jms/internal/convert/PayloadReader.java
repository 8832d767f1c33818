package org.opencmq.jms.internal.convert;

import jakarta.jms.JMSException;

/** Fetches bodies that are kept outside their messages. Called by whichever thread decodes. */
@FunctionalInterface
public interface PayloadReader {

    /**
     * Fetches the bytes that were stored.
     *
     * @param reference as the store gave it when they were stored
     * @throws JMSException when the store cannot be asked or does not have them; the message is then not delivered
     */
    byte[] read(String reference) throws JMSException;
}
