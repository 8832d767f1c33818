package org.opencmq.benchmarks.peer;

import jakarta.jms.ConnectionFactory;
import java.util.OptionalLong;

/** What a client process needs of a peer beyond Jakarta Messaging. Used by one thread, but for the factory. */
public interface PeerClient extends AutoCloseable {

    /** Makes connections to the server. */
    ConnectionFactory factory();

    /** Makes a queue, unless that is done by using it. */
    void create(String queue) throws Exception;

    /** Deletes a queue with all that is in it. */
    void discard(String queue) throws Exception;

    /** Requests the server has answered so far; empty when it does not count them. */
    OptionalLong requests() throws Exception;

    @Override
    void close();
}
