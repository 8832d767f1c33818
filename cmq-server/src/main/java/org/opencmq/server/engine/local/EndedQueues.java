package org.opencmq.server.engine.local;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.opencmq.protocol.QueueName;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.engine.local.MessageStore.Change;

/**
 * Queues that went by themselves and of which the listener has not done yet what follows. Kept as records {@code
 * g/ACCOUNT/NAME} whose value is account, {@code /} and the name as it was spelled, in UTF-8; written together with the end
 * of the queue. Owned by the engine's turn.
 */
final class EndedQueues {

    static final String PREFIX = "g/";

    private final Map<String, QueueKey> pending = new TreeMap<>();

    /** Takes back what the store kept. */
    void restore(SortedMap<String, byte[]> records) throws StoreException {
        for (Map.Entry<String, byte[]> entry : Restoring.under(PREFIX, records).entrySet()) {
            QueueKey queue = read(entry.getKey(), new String(entry.getValue(), StandardCharsets.UTF_8));
            pending.put(queue.lookup(), queue);
        }
    }

    private static QueueKey read(String recordKey, String value) throws StoreException {
        int slash = value.lastIndexOf('/');
        try {
            return new QueueKey(value.substring(0, Math.max(0, slash)), new QueueName(value.substring(slash + 1)));
        } catch (IllegalArgumentException e) {
            throw new StoreException("record " + recordKey + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The queue ends with these effects. */
    void add(QueueKey queue, Effects effects) {
        pending.put(queue.lookup(), queue);
        byte[] value = (queue.account() + '/' + queue.name().value()).getBytes(StandardCharsets.UTF_8);
        effects.keep(new Change.PutRecord(PREFIX + queue.lookup(), value));
    }

    /** The listener is done with it, or there is a queue of this name again. */
    void remove(QueueKey queue, Effects effects) {
        if (pending.remove(queue.lookup()) != null) {
            effects.keep(new Change.RemoveRecord(PREFIX + queue.lookup()));
        }
    }

    Collection<QueueKey> all() {
        return List.copyOf(pending.values());
    }
}
