package org.opencmq.server.engine.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A store on the heap that can lose what was not made durable, keep its word of durability back, fail, and that answers
 * bodies as if from a disk.
 */
public final class CrashingStore implements MessageStore {

    private final MemoryMessageStore safe = new MemoryMessageStore();
    private final List<Change> unsafe = new ArrayList<>();
    private final List<CompletableFuture<Void>> held = new ArrayList<>();
    private volatile MemoryMessageStore seen = new MemoryMessageStore();
    private volatile boolean unreadable;
    private volatile @Nullable Error readError;
    private boolean holding;
    private boolean silent;
    private @Nullable StoreException failure;
    private @Nullable Error error;

    /** Loses what was not durable. The engine over it is to be thrown away. */
    public synchronized void crash() {
        unsafe.clear();
        seen = copyOfSafe();
        holding = false;
        silent = false;
        failure = null;
        error = null;
    }

    /** From now on durable writes are not confirmed. */
    public synchronized void hold() {
        holding = true;
    }

    /** From now on durable writes are durable, and nobody is told. */
    public synchronized void silence() {
        silent = true;
    }

    /** Confirms what was held. */
    public void release() {
        List<CompletableFuture<Void>> confirmed;
        synchronized (this) {
            holding = false;
            confirmed = List.copyOf(held);
            held.clear();
        }
        confirmed.forEach(stage -> stage.complete(null));
    }

    /** From now on writes fail. */
    public synchronized void fail() {
        failure = new StoreException("the disk is full");
    }

    /** From now on writes end by this error. */
    public synchronized void fail(Error cause) {
        error = cause;
    }

    /** Whether bodies can be read. */
    public void setUnreadable(boolean unreadable) {
        this.unreadable = unreadable;
    }

    /** From now on reading bodies ends by this error, if any. */
    public void failReads(@Nullable Error cause) {
        readError = cause;
    }

    @Override
    public void open(Replay replay) {
        seen.open(replay);
    }

    @Override
    public synchronized CompletionStage<Void> write(List<Change> changes, boolean durable) {
        if (error != null) {
            throw error;
        }
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        List<Change> copy = List.copyOf(changes);
        unsafe.addAll(copy);
        CompletionStage<Void> done = seen.write(copy, durable);
        if (!durable) {
            return done;
        }
        if (holding) {
            CompletableFuture<Void> later = new CompletableFuture<>();
            held.add(later);
            return later;
        }
        flush();
        return silent ? new CompletableFuture<>() : done;
    }

    @Override
    public List<byte[]> bodies(long queue, long[] sequences) throws StoreException {
        Error failing = readError;
        if (failing != null) {
            throw failing;
        }
        if (unreadable) {
            throw new StoreException("the disk cannot be read");
        }
        return seen.bodies(queue, sequences);
    }

    @Override
    public synchronized void close() {
        if (failure == null) {
            flush();
        }
    }

    private void flush() {
        safe.write(unsafe, true);
        unsafe.clear();
    }

    private MemoryMessageStore copyOfSafe() {
        MemoryMessageStore copy = new MemoryMessageStore();
        List<Change> all = new ArrayList<>();
        safe.open(new Replay() {
            @Override
            public void record(String key, byte[] value) {
                all.add(new Change.PutRecord(key, value));
            }

            @Override
            public void message(MessageHead head) {
                try {
                    byte[] body = safe.bodies(head.queue(), new long[] {head.sequence()})
                            .get(0);
                    all.add(new Change.PutMessage(head, body));
                } catch (StoreException e) {
                    throw new AssertionError(e);
                }
            }
        });
        copy.write(all, true);
        return copy;
    }
}
