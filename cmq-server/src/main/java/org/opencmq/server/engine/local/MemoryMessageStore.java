package org.opencmq.server.engine.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps everything on the heap: for tests and for servers that may forget. A write is as durable as it gets at once. What
 * was kept survives {@link #close}, so the same object can be opened again. Maps are safe from any thread; only the writer
 * changes them.
 */
public final class MemoryMessageStore implements MessageStore {

    private final Map<String, byte[]> records = new ConcurrentHashMap<>();
    private final Map<Long, Map<Long, Stored>> queues = new ConcurrentHashMap<>();

    /** Stands for the messages of a queue that has none; stays empty, since a message is added by its own map only. */
    private static final Map<Long, Stored> NONE = new ConcurrentHashMap<>();

    private record Stored(MessageHead head, byte[] body) {}

    /** Makes an empty store. */
    public MemoryMessageStore() {}

    @Override
    public void open(Replay replay) {
        new TreeMap<>(records).forEach(replay::record);
        new TreeMap<>(queues)
                .values()
                .forEach(messages -> new TreeMap<>(messages).values().forEach(stored -> replay.message(stored.head())));
    }

    @Override
    public CompletionStage<Void> write(List<Change> changes, boolean durable) {
        changes.forEach(this::apply);
        return CompletableFuture.completedFuture(null);
    }

    private void apply(Change change) {
        if (change instanceof Change.PutHead put) {
            MessageHead head = put.head();
            ofQueue(head.queue()).computeIfPresent(head.sequence(), (sequence, old) -> new Stored(head, old.body()));
        } else if (change instanceof Change.PutMessage put) {
            queues.computeIfAbsent(put.head().queue(), queue -> new ConcurrentHashMap<>())
                    .put(put.head().sequence(), new Stored(put.head(), put.body()));
        } else if (change instanceof Change.RemoveMessage gone) {
            ofQueue(gone.queue()).remove(gone.sequence());
        } else if (change instanceof Change.RemoveMessages gone) {
            queues.remove(gone.queue());
        } else if (change instanceof Change.PutRecord put) {
            records.put(put.key(), put.value());
        } else if (change instanceof Change.RemoveRecord gone) {
            records.remove(gone.key());
        }
    }

    @Override
    public List<byte[]> bodies(long queue, long[] sequences) throws StoreException {
        Map<Long, Stored> messages = ofQueue(queue);
        List<byte[]> bodies = new ArrayList<>(sequences.length);
        for (long sequence : sequences) {
            @Nullable Stored stored = messages.get(sequence);
            if (stored == null) {
                throw new StoreException("message " + sequence + " of queue " + queue + " is not in memory");
            }
            bodies.add(stored.body());
        }
        return bodies;
    }

    @Override
    public boolean answersFromMemory() {
        return true;
    }

    @Override
    public void close() {
        // what is kept stays for the next opening
    }

    private Map<Long, Stored> ofQueue(long queue) {
        return queues.getOrDefault(queue, NONE);
    }
}
