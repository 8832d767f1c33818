package org.opencmq.server.rocksdb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.opencmq.server.engine.local.MessageStore.Change;

/** Writes that wait for the disk, in order. Not safe from several threads; {@link StoreWork} owns it. */
final class WriteQueue {

    /** One call of {@code write}. */
    record Write(List<Change> changes, boolean durable, long bytes, CompletableFuture<Void> done) {}

    /** Bounds the heap that one batch takes; a single write may be larger. */
    private static final long BATCH_BYTES = 4L << 20;

    private final Deque<Write> waiting = new ArrayDeque<>();
    private long bytes;
    private int durables;

    void add(Write write) {
        waiting.add(write);
        bytes += write.bytes();
        durables += write.durable() ? 1 : 0;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    /** Whether somebody waits for one of them, or they fill a batch. */
    boolean isDue() {
        return durables > 0 || bytes >= BATCH_BYTES;
    }

    /** Removes the first ones, not much more than is good for one batch. */
    List<Write> takeBatch() {
        List<Write> taken = new ArrayList<>(waiting.size());
        long size = 0;
        while (!waiting.isEmpty()
                && (taken.isEmpty() || size + waiting.element().bytes() <= BATCH_BYTES)) {
            Write next = waiting.remove();
            size += next.bytes();
            durables -= next.durable() ? 1 : 0;
            taken.add(next);
        }
        bytes -= size;
        return taken;
    }

    /** Removes all. */
    List<Write> takeAll() {
        List<Write> taken = new ArrayList<>(waiting);
        waiting.clear();
        bytes = 0;
        durables = 0;
        return taken;
    }
}
