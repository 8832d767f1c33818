package org.opencmq.jms.internal.consume;

import jakarta.jms.JMSException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.thread.SteadyWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs all listeners of a session on one thread, one message at a time. The thread exists while there are listeners and
 * the dispatcher is started.
 *
 * <p>Owner of the messages that were handed to listeners and wait for their turn. Callbacks run outside of the lock.
 */
public final class ListenerDispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(ListenerDispatcher.class);

    /** What failed for good, a queue that is missing for instance, is asked for again: rarely, for somebody must mend it first. */
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 5_000;

    private static final long PAUSE_WITHOUT_THREAD_MILLIS = 1_000;

    private final ThreadFactory threads;
    private final ScheduledExecutorService timer;
    private final Object lock = new Object();
    private final Set<ListenerPort> ports = new LinkedHashSet<>();
    private final Deque<Ready> ready = new ArrayDeque<>();
    private @Nullable Thread thread;
    private @Nullable ListenerPort busyWith;
    private boolean started;
    private boolean closed;

    private record Ready(ListenerPort port, @Nullable Delivery delivery, @Nullable JMSException failure) {}

    /**
     * A stopped dispatcher without listeners.
     *
     * @param threads makes the one thread
     * @param timer lets a listener whose queue failed try again later
     */
    public ListenerDispatcher(ThreadFactory threads, ScheduledExecutorService timer) {
        this.threads = threads;
        this.timer = timer;
    }

    /** Whether the calling thread is inside of a listener of this dispatcher. */
    public boolean isCurrentThread() {
        synchronized (lock) {
            return Thread.currentThread() == thread;
        }
    }

    /** Whether there are listeners. */
    public boolean isUsed() {
        synchronized (lock) {
            return !ports.isEmpty();
        }
    }

    /** Adds a listener; it gets messages once the dispatcher is started. */
    public void add(ListenerPort port) {
        boolean ask;
        synchronized (lock) {
            ports.add(port);
            ask = started && !closed;
            ensureThread();
        }
        if (ask) {
            ask(port);
        }
    }

    /** Removes a listener; waits until it is not being called, unless it is itself calling. */
    public void remove(ListenerPort port) {
        synchronized (lock) {
            ports.remove(port);
            lock.notifyAll();
        }
        port.withdraw();
        awaitIdle(port);
        giveBack(port);
    }

    /** Begins to call listeners. */
    public void start() {
        List<ListenerPort> asking;
        synchronized (lock) {
            if (started || closed) {
                return;
            }
            started = true;
            asking = new ArrayList<>(ports);
            ensureThread();
        }
        asking.forEach(this::ask);
    }

    /** Ends calling listeners; one that is being called may go on. Does not wait. */
    public void pause() {
        List<ListenerPort> asking;
        synchronized (lock) {
            started = false;
            asking = new ArrayList<>(ports);
            lock.notifyAll();
        }
        asking.forEach(ListenerPort::withdraw);
        asking.forEach(this::giveBack);
    }

    /** Waits until no listener is being called; returns at once inside of one. */
    public void awaitQuiet() {
        awaitIdle(null);
    }

    /** Ends for good; waits for the listener that is being called, unless it is itself calling. */
    public void close() {
        synchronized (lock) {
            closed = true;
        }
        pause();
        awaitQuiet();
    }

    void ready(ListenerPort port, Delivery delivery) {
        synchronized (lock) {
            if (started && ports.contains(port)) {
                ready.add(new Ready(port, delivery, null));
                lock.notifyAll();
                return;
            }
        }
        port.feed().takeBack(List.of(delivery));
    }

    void failed(ListenerPort port, JMSException failure) {
        synchronized (lock) {
            if (!started || !ports.contains(port)) {
                return;
            }
            ready.add(new Ready(port, null, failure));
            lock.notifyAll();
        }
        try {
            var unused = timer.schedule(() -> askAgain(port), PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug(
                    "no further attempt on a closing connection queue={}",
                    port.feed().queue(),
                    e);
        }
    }

    private void askAgain(ListenerPort port) {
        boolean ask;
        synchronized (lock) {
            ask = started && ports.contains(port);
        }
        if (ask) {
            ask(port);
        }
    }

    private void ask(ListenerPort port) {
        port.ask();
        boolean wanted;
        synchronized (lock) {
            wanted = started && !closed && ports.contains(port);
        }
        if (!wanted) {
            // Removed or stopped meanwhile, perhaps before it asked: nobody else would withdraw the request.
            port.withdraw();
        }
    }

    private void ensureThread() {
        if (!started || closed || thread != null || ports.isEmpty()) {
            return;
        }
        try {
            Thread made = threads.newThread(this::run);
            made.start();
            thread = made;
        } catch (OutOfMemoryError e) { // which is what a thread that cannot be started ends with
            LOG.warn("no thread for listeners is to be had, trying again reason={}", e.getMessage());
            tryThreadAgain();
        }
    }

    private void tryThreadAgain() {
        Runnable again = () -> {
            synchronized (lock) {
                ensureThread();
            }
        };
        try {
            var unused = timer.schedule(again, PAUSE_WITHOUT_THREAD_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no further attempt on a closing connection", e);
        }
    }

    private void run() {
        while (true) {
            Ready next;
            synchronized (lock) {
                while (isAwake() && ready.isEmpty()) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        // Only a listener's own doing reaches this; the next message is not its business.
                        LOG.debug("ignored an interrupt between two messages", e);
                    }
                }
                if (!isAwake()) {
                    thread = null;
                    busyWith = null;
                    lock.notifyAll();
                    return;
                }
                next = ready.remove();
                busyWith = next.port();
            }
            process(next);
        }
    }

    private boolean isAwake() {
        return started && !closed && !ports.isEmpty();
    }

    private void process(Ready next) {
        try {
            if (next.delivery() != null) {
                next.port().listener().deliver(next.delivery());
            } else if (next.failure() != null) {
                next.port().listener().failed(next.failure());
            }
        } catch (RuntimeException | Error e) {
            LOG.error("delivering a message failed queue={}", next.port().feed().queue(), e);
        }
        boolean ask;
        synchronized (lock) {
            busyWith = null;
            lock.notifyAll();
            ask = next.delivery() != null && started && ports.contains(next.port());
        }
        if (ask) {
            ask(next.port());
        }
    }

    private void awaitIdle(@Nullable ListenerPort port) {
        SteadyWait.until(lock, () -> Thread.currentThread() == thread || !isBusyWith(port));
    }

    private boolean isBusyWith(@Nullable ListenerPort port) {
        return busyWith != null && (port == null || port == busyWith);
    }

    private void giveBack(ListenerPort port) {
        List<Delivery> unused = new ArrayList<>();
        synchronized (lock) {
            ready.removeIf(each -> {
                if (each.port() == port && each.delivery() != null) {
                    unused.add(each.delivery());
                }
                return each.port() == port;
            });
        }
        port.feed().takeBack(unused);
    }
}
