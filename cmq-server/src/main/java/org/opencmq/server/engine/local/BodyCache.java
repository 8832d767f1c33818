package org.opencmq.server.engine.local;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bodies of messages sent lately, so that a quick receiver costs no read: at most so many bytes, the oldest leave first.
 * Owned by the engine's turn.
 */
final class BodyCache {

    private final long maxBytes;
    private final Deque<Message> order = new ArrayDeque<>();
    private long bytes;
    private int held;

    BodyCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    void add(Message message, byte[] body) {
        if (body.length > maxBytes) {
            return;
        }
        message.body = body;
        bytes += body.length;
        held++;
        order.add(message);
        while (bytes > maxBytes) {
            release(order.remove());
        }
        if (order.size() > 2 * held + 64) {
            order.removeIf(old -> old.body == null);
        }
    }

    /** Forgets the body of a message, if it is here. */
    void release(Message message) {
        byte[] body = message.body;
        if (body != null) {
            message.body = null;
            bytes -= body.length;
            held--;
        }
    }
}
