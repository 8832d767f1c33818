package org.opencmq.jms.internal.consume;

import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * One blocking receive: asks the feed, waits, withdraws. Made for each call; ended early by {@link #end()} from another
 * thread.
 */
public final class ReceiveSlot implements Taker {

    private final QueueFeed feed;
    private final Clock clock;
    private final Predicate<Delivery> wanted;
    private final CompletableFuture<Optional<Delivery>> outcome = new CompletableFuture<>();

    /** A slot for one message of a feed, whichever comes. */
    public ReceiveSlot(QueueFeed feed, Clock clock) {
        this(feed, clock, delivery -> true);
    }

    /** A slot for one message that passes a test, which only computes. */
    public ReceiveSlot(QueueFeed feed, Clock clock, Predicate<Delivery> wanted) {
        this.feed = feed;
        this.clock = clock;
        this.wanted = wanted;
    }

    @Override
    public boolean wants(Delivery delivery) {
        return wanted.test(delivery);
    }

    @Override
    public void accept(Delivery delivery) {
        if (!outcome.complete(Optional.of(delivery))) {
            feed.release(List.of(delivery));
        }
    }

    @Override
    public void failed(JMSException reason) {
        outcome.completeExceptionally(reason);
    }

    /** Ends the wait with nothing, unless a message came already. */
    public void end() {
        outcome.complete(Optional.empty());
    }

    /**
     * Waits for a message.
     *
     * @param deadline until when; {@link Instant#MAX} for ever
     * @return empty when there was none in time, or when the slot was ended
     * @throws JMSException when there cannot be one, or this thread was interrupted
     */
    public Optional<Delivery> await(Instant deadline) throws JMSException {
        Optional<Delivery> ready = feed.takeReady(wanted);
        if (ready.isPresent()) {
            return ready;
        }
        feed.want(this, deadline);
        try {
            return deadline.equals(Instant.MAX)
                    ? outcome.get()
                    : outcome.get(
                            Math.max(
                                    0,
                                    Duration.between(clock.instant(), deadline).toNanos()),
                            TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return afterDeadline();
        } catch (InterruptedException e) {
            Optional<Delivery> late = afterDeadline();
            Thread.currentThread().interrupt();
            late.ifPresent(delivery -> feed.takeBack(List.of(delivery)));
            return Optional.empty();
        } catch (ExecutionException e) {
            throw failure(e);
        } finally {
            feed.withdraw(this);
        }
    }

    private Optional<Delivery> afterDeadline() throws JMSException {
        if (feed.withdraw(this)) {
            return Optional.empty();
        }
        // Somebody is just handing it over; what came is not to be lost.
        try {
            return outcome.join();
        } catch (CompletionException e) {
            throw failure(e);
        }
    }

    private static JMSException failure(Exception e) {
        if (e.getCause() instanceof JMSException reason) {
            return reason;
        }
        JMSException wrapped = new JMSException("receiving failed: " + e.getCause());
        wrapped.initCause(e);
        return wrapped;
    }
}
