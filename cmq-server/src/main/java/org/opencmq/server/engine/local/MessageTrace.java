package org.opencmq.server.engine.local;

import java.time.Instant;
import org.opencmq.protocol.MessageId;
import org.opencmq.server.engine.QueueKey;

/**
 * Hears every step of the messages of traced queues, once the step is kept. Called on threads of the engine, of one queue
 * not necessarily in order: it must return at once, and order the steps by their time where that matters.
 */
@FunctionalInterface
public interface MessageTrace {

    /** Hears nothing. */
    MessageTrace NONE = step -> {};

    /** Takes note of a step. */
    void heard(Step step);

    /**
     * What happened to a message.
     *
     * @param queue the queue it happened in
     * @param msgId the message
     * @param kind what happened
     * @param at when
     * @param dequeueCount how often it had been received by then
     */
    record Step(QueueKey queue, MessageId msgId, Kind kind, Instant at, int dequeueCount) {}

    /** Steps of a message's life. */
    enum Kind {
        SENT,
        RECEIVED,
        DELETED,
        /** Its retention was over. */
        EXPIRED,
        /** It left this queue for the dead-letter queue. */
        DEAD_LETTERED,
        /** A rewind brought it back. */
        REWOUND
    }
}
