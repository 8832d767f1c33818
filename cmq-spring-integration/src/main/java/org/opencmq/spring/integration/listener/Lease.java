package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.opencmq.protocol.ReceivedMessage;

/**
 * One message that was received and not yet settled. Its state is one value that only moves forward, so a message is settled
 * once whoever comes first. Safe for all threads; {@link LeaseBook} makes them.
 */
public final class Lease {

    /** Where a lease is in its life. */
    enum State {
        /** Ours, and nothing decided. */
        HELD,
        /** A request to settle it is under way, or was made. */
        SETTLED,
        /** It ran out, or somebody else has the message. */
        LOST
    }

    private final LeaseBook book;
    private final ReceivedMessage received;
    private final long receivedAt;
    private final AtomicReference<State> state = new AtomicReference<>(State.HELD);
    private volatile long deadline;

    Lease(LeaseBook book, ReceivedMessage received, long now, Duration length) {
        this.book = book;
        this.received = received;
        this.receivedAt = now;
        this.deadline = now + length.toNanos();
    }

    /** What CMQ answered. */
    public ReceivedMessage received() {
        return received;
    }

    /** Whether nothing was decided and the lease is not known to have run out. */
    public boolean isHeld() {
        return state.get() == State.HELD;
    }

    /**
     * Deletes the message without waiting.
     *
     * @return completes when the message is deleted, or is somebody else's already; fails with a {@link
     *     org.opencmq.client.CmqException} when it may still be there. Completed at once when it was settled before
     */
    public CompletableFuture<Void> accept() {
        return book.delete(this);
    }

    /** Makes the message available again after the redelivery delay, or at once. */
    public void requeue(boolean atOnce) {
        book.release(this, atOnce ? Duration.ZERO : book.policy().delayAfter(received.dequeueCount()));
    }

    /** Makes the message available again after this time, in whole seconds. */
    public void requeueAfter(Duration delay) {
        book.release(this, delay);
    }

    boolean move(State to) {
        return state.compareAndSet(State.HELD, to);
    }

    long leftNanos(long now) {
        return deadline - now;
    }

    long ageNanos(long now) {
        return now - receivedAt;
    }

    void renewed(long now, Duration length) {
        deadline = now + length.toNanos();
    }
}
