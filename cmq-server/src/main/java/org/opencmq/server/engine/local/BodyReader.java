package org.opencmq.server.engine.local;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Fetches bodies without blocking an event loop: what memory knows is handed over at once, the rest is read by the threads
 * {@code cmq-engine-reader-N}, which go when idle. Safe from any thread; never called on the turn.
 */
final class BodyReader implements AutoCloseable {

    private static final long IDLE_SECONDS = 10;

    private final MessageStore store;
    private final ThreadPoolExecutor readers;

    /**
     * What was fetched.
     *
     * @param bodies one for each message, null where none could be read
     * @param failure why one could not be read; null when all were
     */
    record Fetched(byte[] @Nullable [] bodies, @Nullable StoreException failure) {}

    /** Hears what was fetched. Must not block. */
    interface Receiver {
        void fetched(Fetched fetched);
    }

    BodyReader(MessageStore store, int threads) {
        this.store = store;
        AtomicInteger count = new AtomicInteger();
        readers = new ThreadPoolExecutor(
                threads, threads, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "cmq-engine-reader-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        readers.allowCoreThreadTimeOut(true);
        // After close the store refuses, which tells the caller; a task must not get lost.
        readers.setRejectedExecutionHandler((task, closed) -> task.run());
    }

    /** Fetches the bodies at these places; those known already are passed along. */
    void fetch(long queue, long[] sequences, byte[] @Nullable [] known, Receiver receiver) {
        boolean complete = true;
        for (byte[] body : known) {
            complete &= body != null;
        }
        if (complete) {
            receiver.fetched(new Fetched(known, null));
        } else if (store.answersFromMemory()) {
            receiver.fetched(read(queue, sequences, known));
        } else {
            readers.execute(() -> receiver.fetched(read(queue, sequences, known)));
        }
    }

    private Fetched read(long queue, long[] sequences, byte[] @Nullable [] known) {
        byte[] @Nullable [] bodies = known.clone();
        int[] missing = new int[sequences.length];
        int count = 0;
        for (int i = 0; i < bodies.length; i++) {
            if (bodies[i] == null) {
                missing[count++] = i;
            }
        }
        long[] wanted = new long[count];
        for (int i = 0; i < count; i++) {
            wanted[i] = sequences[missing[i]];
        }
        try {
            List<byte[]> read = store.bodies(queue, wanted);
            for (int i = 0; i < count; i++) {
                bodies[missing[i]] = read.get(i);
            }
            return new Fetched(bodies, null);
        } catch (StoreException e) {
            return new Fetched(bodies, oneByOne(queue, wanted, Arrays.copyOf(missing, count), bodies, e));
        }
    }

    /** One that cannot be read must not hide the others. */
    private @Nullable StoreException oneByOne(
            long queue, long[] wanted, int[] slots, byte[] @Nullable [] bodies, StoreException first) {
        StoreException failure = null;
        for (int i = 0; i < wanted.length; i++) {
            try {
                bodies[slots[i]] = store.bodies(queue, new long[] {wanted[i]}).get(0);
            } catch (StoreException e) {
                failure = first;
            }
        }
        return failure;
    }

    @Override
    public void close() {
        readers.shutdown();
    }
}
