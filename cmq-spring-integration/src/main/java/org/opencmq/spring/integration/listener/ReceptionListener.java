package org.opencmq.spring.integration.listener;

import java.util.List;

/** Handles what was received. Called by all workers at once. */
@FunctionalInterface
public interface ReceptionListener {

    /**
     * Handles messages: one, or those of a batch in the order of their queue.
     *
     * @throws Exception when they are to come again
     */
    void handle(List<Reception> receptions) throws Exception;
}
