package org.opencmq.jms.internal.produce;

import jakarta.jms.CompletionListener;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.thread.SteadyWait;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the completion listeners of a session how their sends ended, in the order of the sends, on a thread of its own
 * that lives while there is something to tell. Owner of the sends that are not told yet.
 */
public final class CompletionTeller {

    private static final Logger LOG = LoggerFactory.getLogger(CompletionTeller.class);

    private final ThreadFactory threads;
    private final Object lock = new Object();
    private final Deque<Untold> untold = new ArrayDeque<>();
    private @Nullable Thread thread;

    private record Untold(CompletableFuture<Void> outcome, Message message, CompletionListener listener) {}

    /** Nothing to tell. */
    public CompletionTeller(ThreadFactory threads) {
        this.threads = threads;
    }

    /**
     * Tells the listener when the send has ended and all before it were told. Where no thread can be started, throws, and tells
     * nobody of this send.
     */
    public void tell(CompletableFuture<Void> outcome, Message message, CompletionListener listener) {
        Untold last = new Untold(outcome, message, listener);
        synchronized (lock) {
            if (thread == null) {
                Thread made = threads.newThread(this::run);
                made.start();
                thread = made;
            }
            untold.add(last);
        }
    }

    /** Whether the calling thread is inside of a completion listener. */
    public boolean isCurrentThread() {
        synchronized (lock) {
            return Thread.currentThread() == thread;
        }
    }

    /** Waits until everything is told; returns at once inside of a completion listener. */
    public void awaitAll() {
        SteadyWait.until(lock, () -> thread == null || thread == Thread.currentThread());
    }

    private void run() {
        while (true) {
            Untold next;
            synchronized (lock) {
                next = untold.peek();
                if (next == null) {
                    thread = null;
                    lock.notifyAll();
                    return;
                }
            }
            tell(next);
            synchronized (lock) {
                untold.remove();
            }
        }
    }

    /** Whatever a listener throws, those behind it are told. */
    private static void tell(Untold next) {
        try {
            JMSException failure = failureOf(next.outcome());
            if (failure == null) {
                next.listener().onCompletion(next.message());
            } else {
                next.listener().onException(next.message(), failure);
            }
        } catch (RuntimeException | Error e) {
            LOG.warn("a completion listener threw an exception", e);
        }
    }

    private static @Nullable JMSException failureOf(CompletableFuture<Void> outcome) {
        try {
            outcome.join();
            return null;
        } catch (CompletionException e) {
            return SendPath.failure(e);
        }
    }
}
