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

    /** Which bodies of one queue, and those of them that memory knew when this was made; made on the turn. */
    record Wanted(long queue, long[] sequences, byte[] @Nullable [] known) {

        static Wanted of(LocalQueue queue, List<Message> messages) {
            long[] sequences = new long[messages.size()];
            byte[] @Nullable [] known = new byte[sequences.length][];
            for (int i = 0; i < sequences.length; i++) {
                Message message = messages.get(i);
                sequences[i] = message.sequence;
                known[i] = message.body;
            }
            return new Wanted(queue.state.number, sequences, known);
        }
    }

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

    /** Fetches the bodies; those known already are passed along. */
    void fetch(Wanted wanted, Receiver receiver) {
        boolean complete = true;
        for (byte[] body : wanted.known) {
            complete &= body != null;
        }
        if (complete) {
            receiver.fetched(new Fetched(wanted.known, null));
        } else if (store.answersFromMemory()) {
            receiver.fetched(read(wanted));
        } else {
            Runnable reading = () -> receiver.fetched(read(wanted));
            if (!HandOver.of(reading, readers)) {
                reading.run();
            }
        }
    }

    private Fetched read(Wanted wanted) {
        byte[] @Nullable [] bodies = wanted.known.clone();
        int[] missing = new int[bodies.length];
        int count = 0;
        for (int i = 0; i < bodies.length; i++) {
            if (bodies[i] == null) {
                missing[count++] = i;
            }
        }
        long[] unknown = new long[count];
        for (int i = 0; i < count; i++) {
            unknown[i] = wanted.sequences[missing[i]];
        }
        try {
            List<byte[]> read = ask(wanted.queue, unknown);
            for (int i = 0; i < count; i++) {
                bodies[missing[i]] = read.get(i);
            }
            return new Fetched(bodies, null);
        } catch (StoreException e) {
            return new Fetched(bodies, oneByOne(wanted.queue, unknown, Arrays.copyOf(missing, count), bodies, e));
        }
    }

    private List<byte[]> ask(long queue, long[] sequences) throws StoreException {
        try {
            return store.bodies(queue, sequences);
        } catch (RuntimeException | Error e) { // memory that is short, for one: whoever waits must hear of it
            throw new StoreException("bodies of queue " + queue + " cannot be read: " + e, e);
        }
    }

    /** One that cannot be read must not hide the others. */
    private @Nullable StoreException oneByOne(
            long queue, long[] unknown, int[] slots, byte[] @Nullable [] bodies, StoreException first) {
        StoreException failure = null;
        for (int i = 0; i < unknown.length; i++) {
            try {
                bodies[slots[i]] = ask(queue, new long[] {unknown[i]}).get(0);
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
