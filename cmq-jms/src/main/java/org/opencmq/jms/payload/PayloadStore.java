package org.opencmq.jms.payload;

import java.io.IOException;

/**
 * Keeps bodies outside of their messages. Senders and receivers must reach the same store.
 *
 * <p>Called by any number of threads at once, and by those that send and receive: a call blocks one of them. A store does
 * not call back into the provider.
 *
 * <p><b>How long.</b> A body is stored before its message is sent. A message of a queue has one reader: its body is deleted
 * after the service confirmed the acknowledgement. Who is the last reader of a topic's message cannot be known, and neither
 * can it be for messages that expired in their queue, were rolled back or died in a process between the two steps: what they
 * leave behind is the store's own to clean up by age, after longer than any queue retains a message (15 days). A queue that
 * is rewound may hand out messages whose bodies are deleted; they cannot be read any more.
 */
public interface PayloadStore extends AutoCloseable {

    /**
     * Stores a body. When this returns, the body survives a crash and can be loaded by everybody who knows the reference.
     *
     * @param payload what to store; not changed meanwhile
     * @param hint the destination's name, for people who look into the store; need not be used
     * @return names the body for ever: characters that a URL takes as they are, at most 512 of them
     * @throws IOException when it cannot be stored: the message is not sent
     */
    String store(byte[] payload, String hint) throws IOException;

    /**
     * The bytes that were stored.
     *
     * @param reference as a message says, which may come from a stranger: a store must check it
     * @throws IOException when there are none, the reference is not one of this store, or the store cannot be asked
     */
    byte[] load(String reference) throws IOException;

    /**
     * Deletes a body; one that is gone is fine.
     *
     * @throws IOException when it is there and cannot be deleted, or the reference is not one of this store
     */
    void delete(String reference) throws IOException;

    /** Lets go of what the store holds, not of the bodies. Idempotent. */
    @Override
    void close();
}
