package org.opencmq.jms.internal.acknowledge;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The receipts a session holds: those of messages the application works on, and those whose deletion is under way. One
 * leaves only after CMQ confirmed its deletion, or said that it is not current any more, or the session gave it back.
 *
 * <p>Owner of both lists, under its own lock; nothing is asked of the service under it.
 */
public final class Receipts {

    private static final Logger LOG = LoggerFactory.getLogger(Receipts.class);

    /** A lease that ends so soon leaves no time to rest. */
    private static final Duration LEASE_TO_REST = Duration.ofSeconds(1);

    private final ServiceEdge edge;
    private final Clock clock;
    private final Duration linger;
    private final Duration patience;
    private final Duration closePatience;
    private final Consumer<Delivery> stale;
    private final Consumer<Delivery> confirmed;
    private final AtomicBoolean staleLogged = new AtomicBoolean();
    private final Map<ReceiptHandle, Delivery> unacknowledged = new LinkedHashMap<>();
    private final Map<ReceiptHandle, Deletion> underWay = new LinkedHashMap<>();
    private final Map<ReceiptHandle, Delivery> failed = new LinkedHashMap<>();

    private record Deletion(QueueName queue, CompletableFuture<Void> outcome) {}

    /**
     * No receipts yet.
     *
     * @param clock tells what is left of leases
     * @param linger how long a deletion nobody waits for may rest
     * @param patience how long to wait for the confirmations an application asked for
     * @param closePatience how long to wait for those a close flushes
     * @param stale told of each receipt that was not current any more; by any thread under no lock; must not block
     */
    public Receipts(
            ServiceEdge edge,
            Clock clock,
            Duration linger,
            Duration patience,
            Duration closePatience,
            Consumer<Delivery> stale) {
        this(edge, clock, linger, patience, closePatience, stale, delivery -> {});
    }

    /**
     * The same, telling somebody of each confirmed deletion.
     *
     * @param confirmed called by any thread under no lock; must not block
     */
    public Receipts(
            ServiceEdge edge,
            Clock clock,
            Duration linger,
            Duration patience,
            Duration closePatience,
            Consumer<Delivery> stale,
            Consumer<Delivery> confirmed) {
        this.confirmed = confirmed;
        this.edge = edge;
        this.clock = clock;
        this.linger = linger;
        this.patience = patience;
        this.closePatience = closePatience;
        this.stale = stale;
    }

    synchronized void hold(Delivery delivery) {
        unacknowledged.put(delivery.message().receiptHandle(), delivery);
    }

    /** False when it is not held any more, because the session took it back meanwhile. */
    synchronized boolean letGo(Delivery delivery) {
        return unacknowledged.remove(delivery.message().receiptHandle()) != null;
    }

    /** The message is not processed; true when it was held, and is the caller's now. */
    public boolean takeBack(Delivery delivery) {
        return letGo(delivery);
    }

    /** Deletes a message no application is to see. */
    public void discard(Delivery delivery) {
        delete(delivery);
    }

    synchronized boolean holds(Delivery delivery) {
        return unacknowledged.containsKey(delivery.message().receiptHandle());
    }

    synchronized List<Delivery> held() {
        return List.copyOf(unacknowledged.values());
    }

    synchronized List<Delivery> takeHeld() {
        List<Delivery> taken = new ArrayList<>(unacknowledged.values());
        unacknowledged.clear();
        return taken;
    }

    /** Forgets receipts that a commit used up. */
    public void used(List<Delivery> deliveries) {
        synchronized (this) {
            deliveries.forEach(
                    delivery -> unacknowledged.remove(delivery.message().receiptHandle()));
        }
        deliveries.forEach(confirmed);
    }

    /** Begins to delete a message nobody waits for; a failure is remembered, and the deletion repeated later. */
    void delete(Delivery delivery) {
        boolean restless = delivery.lease().left(clock.instant()).compareTo(LEASE_TO_REST.plus(linger)) < 0;
        delete(delivery, restless ? Duration.ZERO : linger, new CompletableFuture<>());
    }

    private void delete(Delivery delivery, Duration rest, CompletableFuture<Void> outcome) {
        ReceiptHandle handle = delivery.message().receiptHandle();
        if (delivery.feed().isGone()) {
            letGo(delivery);
            outcome.complete(null);
            return;
        }
        synchronized (this) {
            underWay.put(handle, new Deletion(delivery.feed().queue(), outcome));
        }
        var unused = edge.delete(delivery.feed().queue(), handle, rest).whenComplete((deleted, failure) -> {
            boolean gone;
            synchronized (this) {
                underWay.remove(handle);
                boolean held = unacknowledged.containsKey(handle);
                gone = failure != null && (delivery.feed().isGone() || (!held && isOfNoQueue(failure)));
                if (failure == null || gone) {
                    unacknowledged.remove(handle);
                } else if (!held) {
                    failed.put(handle, delivery);
                }
            }
            try {
                if (failure == null && deleted) {
                    confirmed.accept(delivery);
                } else if (failure == null) {
                    stale(delivery);
                }
            } finally { // what somebody else makes of it is not its outcome
                if (failure == null || gone) {
                    outcome.complete(null);
                } else {
                    outcome.completeExceptionally(failure);
                }
            }
        });
    }

    /** Whether the queue is not there any more: with it the message is gone, and asking again for ever would not help. */
    private static boolean isOfNoQueue(Throwable failure) {
        return failure(failure) instanceof InvalidDestinationException;
    }

    /** Deletes and waits; what fails stays held. */
    public void deleteAndWait(List<Delivery> deliveries) throws JMSException {
        List<CompletableFuture<Void>> all = new ArrayList<>(deliveries.size());
        for (Delivery delivery : deliveries) {
            CompletableFuture<Void> outcome = new CompletableFuture<>();
            all.add(outcome);
            delete(delivery, Duration.ZERO, outcome);
        }
        await(all, patience);
    }

    /**
     * Lets none rest any more once half of so many deletions are under way, and waits until fewer than that many are.
     */
    void awaitWindow(int window) throws JMSException {
        Deletion oldest;
        int count;
        synchronized (this) {
            count = underWay.size();
            if (count == 0 || count < window / 2) {
                return;
            }
            oldest = underWay.values().iterator().next();
        }
        edge.hurryDeletions(oldest.queue());
        if (count < window) {
            return;
        }
        try {
            await(List.of(oldest.outcome()), patience);
        } catch (JMSException e) {
            // It stays among the failed ones and is tried again; the application processed it and has nothing to do.
            LOG.debug("a deletion failed and will be repeated", e);
        }
    }

    /** Begins anew to delete what could not be deleted before. */
    void repeatFailed() {
        List<Delivery> again;
        synchronized (this) {
            if (failed.isEmpty()) {
                return;
            }
            again = List.copyOf(failed.values());
            failed.clear();
        }
        again.forEach(this::delete);
    }

    /** Waits for all deletions under way; those that failed before are repeated once. */
    void flush() throws JMSException {
        repeatFailed();
        List<Deletion> all;
        synchronized (this) {
            all = List.copyOf(underWay.values());
        }
        all.stream().map(Deletion::queue).distinct().forEach(edge::hurryDeletions);
        await(all.stream().map(Deletion::outcome).toList(), closePatience);
    }

    private void stale(Delivery delivery) {
        stale.accept(delivery);
        if (staleLogged.compareAndSet(false, true)) {
            LOG.warn(
                    "the lease of a processed message had run out, it will be delivered again; raise the queue's"
                            + " visibilityTimeout queue={} msgId={}",
                    delivery.feed().queue(),
                    delivery.message().msgId());
        }
    }

    private static void await(List<CompletableFuture<Void>> futures, Duration patience) throws JMSException {
        try {
            CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (TimeoutException e) {
            throw linked(
                    "CMQ did not confirm " + futures.size() + " acknowledgements within " + patience.toSeconds()
                            + " s; the messages may be delivered again",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw linked("interrupted while waiting for CMQ to confirm acknowledgements", e);
        }
    }

    private static JMSException failure(Throwable wrapped) {
        Throwable cause = wrapped;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JMSException jms
                ? jms
                : linked(
                        "acknowledging failed: " + cause,
                        cause instanceof Exception e ? e : new RuntimeException(cause));
    }

    private static JMSException linked(String text, Exception cause) {
        JMSException e = new JMSException(text);
        e.initCause(cause);
        e.setLinkedException(cause);
        return e;
    }
}
