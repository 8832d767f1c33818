package org.opencmq.jms.internal.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.thread.SteadyWait;

/**
 * The messages a connection consumer loaded into a session and {@code Session.run()} works off, on the application
 * server's thread. Owner of the messages that wait and of the question which thread is at work; callbacks run outside of
 * its lock.
 */
final class LoadedMessages {

    private final Object lock = new Object();
    private final Deque<Loaded> waiting = new ArrayDeque<>();
    private @Nullable Thread running;
    private boolean closed;

    /** A message and where it came from. */
    record Loaded(Delivery delivery, ConsumerSource source) {}

    /** Adds messages for the next run; a closed session gives them back. */
    void load(Collection<Loaded> messages) {
        synchronized (lock) {
            if (!closed) {
                waiting.addAll(messages);
                return;
            }
        }
        giveBack(messages);
    }

    boolean isEmpty() {
        synchronized (lock) {
            return waiting.isEmpty();
        }
    }

    /** Whether the calling thread works off messages now. */
    boolean isCurrentThread() {
        synchronized (lock) {
            return Thread.currentThread() == running;
        }
    }

    /**
     * Works off what waits, one at a time; what is left when the session must not go on is given back.
     *
     * @param mayGoOn asked before each message
     * @throws IllegalStateException when another thread is at it already
     */
    void run(BooleanSupplier mayGoOn, Consumer<Loaded> work) {
        synchronized (lock) {
            if (running != null) {
                throw new IllegalStateException("the session is being run by " + running.getName() + " already");
            }
            running = Thread.currentThread();
        }
        try {
            Loaded next = next(mayGoOn);
            while (next != null) {
                work.accept(next);
                next = next(mayGoOn);
            }
        } finally {
            synchronized (lock) {
                running = null;
                lock.notifyAll();
            }
            giveBack(takeAll());
        }
    }

    private @Nullable Loaded next(BooleanSupplier mayGoOn) {
        boolean goOn = mayGoOn.getAsBoolean();
        synchronized (lock) {
            return goOn && !closed ? waiting.poll() : null;
        }
    }

    /** Waits until no message is being worked on; returns at once inside of that work. */
    void awaitQuiet() {
        SteadyWait.until(lock, () -> running == null || running == Thread.currentThread());
    }

    /** Begins no further message, waits for the one at work, and gives the others back. */
    void close() {
        synchronized (lock) {
            closed = true;
        }
        awaitQuiet();
        giveBack(takeAll());
    }

    private List<Loaded> takeAll() {
        synchronized (lock) {
            List<Loaded> all = new ArrayList<>(waiting);
            waiting.clear();
            return all;
        }
    }

    /** To whoever consumes from where they came. */
    static void giveBack(Collection<Loaded> messages) {
        Map<QueueFeed, List<Delivery>> byFeed = new LinkedHashMap<>();
        for (Loaded loaded : messages) {
            byFeed.computeIfAbsent(loaded.delivery().feed(), feed -> new ArrayList<>())
                    .add(loaded.delivery());
        }
        byFeed.forEach(QueueFeed::takeBack);
    }
}
