package org.opencmq.server.rocksdb;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.opencmq.server.engine.local.MessageStore.Change;

/**
 * What reads must know of writes that wait to be written: bodies that are not in the database yet, and those that
 * are still there but removed. {@link #add} is called before a write is handed over, {@link #forget} after it reached
 * the database; {@link #find} from any thread, and before it looks into the database.
 */
final class PendingBodies {

    /** Stands for a removed message. */
    static final byte[] REMOVED = new byte[0];

    private record Place(long queue, long sequence) {}

    private final ConcurrentHashMap<Place, byte[]> bodies = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Long, Change> emptied = new ConcurrentHashMap<>();

    void add(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.PutMessage put) {
                bodies.put(
                        new Place(put.head().queue(), put.head().sequence()),
                        put.body().length == 0 ? new byte[0] : put.body());
            } else if (change instanceof Change.RemoveMessage remove) {
                bodies.put(new Place(remove.queue(), remove.sequence()), REMOVED);
            } else if (change instanceof Change.RemoveMessages remove) {
                emptied.put(remove.queue(), change);
                bodies.keySet().removeIf(place -> place.queue() == remove.queue());
            }
        }
    }

    /** The body if it waits, {@link #REMOVED} if its removal waits, null when the database knows. */
    byte @Nullable [] find(long queue, long sequence) {
        byte[] body = bodies.get(new Place(queue, sequence));
        return body == null && emptied.containsKey(queue) ? REMOVED : body;
    }

    void forget(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.RemoveMessages remove) {
                emptied.computeIfPresent(remove.queue(), (queue, newest) -> newest == change ? null : newest);
            }
        }
        for (Change change : changes) {
            if (change instanceof Change.PutMessage put) {
                bodies.computeIfPresent(
                        new Place(put.head().queue(), put.head().sequence()),
                        (place, body) -> (body == put.body() || (body.length == 0 && body != REMOVED)) ? null : body);
            } else if (change instanceof Change.RemoveMessage remove) {
                bodies.remove(new Place(remove.queue(), remove.sequence()), REMOVED);
            }
        }
    }
}
