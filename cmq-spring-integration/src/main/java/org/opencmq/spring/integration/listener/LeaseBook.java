package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CallOptions;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.DeleteOutcome;
import org.opencmq.client.DeletePipeline;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.opencmq.protocol.action.BatchChangeMessageVisibility;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.opencmq.protocol.action.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All leases this component has on one queue: receives them, prolongs them while they are held, deletes or releases them.
 * Owner of the renewal thread, which runs from {@link #open()} to {@link #close()}. A lease that could not be settled simply
 * runs out, and its message comes again: what fails here costs a duplicate, never a message. Safe for all threads.
 */
public final class LeaseBook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeaseBook.class);
    private static final Duration UNKNOWN_LENGTH = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final CmqClient client;
    private final QueueName queue;
    private final LeasePolicy policy;
    private final DeletePipeline deletes;
    private final Set<Lease> held = ConcurrentHashMap.newKeySet();
    private final Map<Lease, CompletableFuture<Void>> deleting = new ConcurrentHashMap<>();
    private final AtomicLong stale = new AtomicLong();
    private final AtomicBoolean warned = new AtomicBoolean();

    private volatile Optional<Duration> configuredLength = Optional.empty();
    private volatile Duration learnedLength = UNKNOWN_LENGTH;
    private volatile @Nullable ScheduledExecutorService renewer;

    /** Leases of this queue. */
    public LeaseBook(CmqClient client, QueueName queue, LeasePolicy policy) {
        this.client = client;
        this.queue = queue;
        this.policy = policy;
        this.deletes = client.deletes(queue);
    }

    LeasePolicy policy() {
        return policy;
    }

    /** Starts renewing. May be called again after {@link #close()}. */
    public synchronized void open() {
        if (policy.renew() && renewer == null) {
            ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "cmq-leases-" + queue);
                thread.setDaemon(true);
                return thread;
            });
            var unused = started.scheduleWithFixedDelay(this::renewDue, 200, 200, TimeUnit.MILLISECONDS);
            renewer = started;
        }
    }

    /** Stops renewing. Leases handed out before can still be settled. */
    @Override
    public synchronized void close() {
        ScheduledExecutorService running = renewer;
        renewer = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    /**
     * Leases messages by one long poll.
     *
     * @param max most messages; bounded by what the service takes
     * @param selector a JMS selector, for a service that evaluates it
     */
    public List<Lease> receive(int max, Duration wait, Optional<String> selector, Cancellation cancellation)
            throws CmqException {
        int most = Math.min(max, client.capabilities().maxBatchEntries());
        BatchReceiveMessage request =
                new BatchReceiveMessage(queue, most, Optional.of(wait), Optional.empty(), selector);
        List<ReceivedMessage> messages = client.receive(request, cancellation);
        long now = System.nanoTime();
        List<Lease> leases = new ArrayList<>(messages.size());
        for (ReceivedMessage message : messages) {
            Lease lease = new Lease(this, message, now, lengthOf(message));
            held.add(lease);
            leases.add(lease);
        }
        return leases;
    }

    /** Asks the queue how long its leases are; without an answer the first messages tell. */
    public void learnLength() throws CmqException {
        configuredLength = client.control().queueAttributes(queue).settings().visibilityTimeout();
    }

    private Duration length() {
        return configuredLength.orElse(learnedLength);
    }

    private Duration lengthOf(ReceivedMessage message) {
        Duration told = Duration.between(message.firstDequeueTime(), message.nextVisibleTime());
        if (message.dequeueCount() <= 1 && told.toSeconds() >= 1) {
            learnedLength = told;
        }
        return length();
    }

    /** Whether enough of the lease is left to begin work; a lease without is given up, and its message comes again. */
    public boolean mayBegin(Lease lease) {
        long reserve = Math.max(
                Duration.ofMillis(100).toNanos(),
                Math.min(length().toNanos() / 10, Duration.ofSeconds(3).toNanos()));
        if (lease.leftNanos(System.nanoTime()) < reserve) {
            lose(lease);
        }
        return lease.isHeld();
    }

    CompletableFuture<Void> delete(Lease lease) {
        if (!lease.move(Lease.State.SETTLED)) {
            return CompletableFuture.completedFuture(null);
        }
        held.remove(lease);
        CompletableFuture<Void> told = new CompletableFuture<>();
        deleting.put(lease, told);
        var unused = deletes.delete(lease.received().receiptHandle()).whenComplete((outcome, failure) -> {
            deleting.remove(lease);
            if (failure != null) {
                told.completeExceptionally(failure);
            } else {
                if (outcome == DeleteOutcome.STALE) {
                    countStale();
                }
                told.complete(null);
            }
        });
        return told;
    }

    void release(Lease lease, Duration after) {
        if (lease.move(Lease.State.SETTLED)) {
            held.remove(lease);
            change(List.of(lease), after, false);
        }
    }

    /** Gives back what nobody looked at, as if it had not been received, where the service can do that. */
    public void giveBack(Collection<Lease> leases) {
        List<Lease> ours =
                leases.stream().filter(lease -> lease.move(Lease.State.SETTLED)).toList();
        ours.forEach(held::remove);
        change(ours, Duration.ZERO, true);
    }

    private void change(List<Lease> leases, Duration after, boolean undelivered) {
        if (leases.isEmpty()) {
            return;
        }
        // Giving back is part of ending an interrupted handling; it takes five seconds at most.
        boolean interrupted = Thread.interrupted();
        try {
            if (client.capabilities().has(Capability.CHANGE_VISIBILITY)) {
                changeInParts(leases, after, undelivered);
            }
        } catch (CmqException e) {
            LOG.debug("leases were not given back and run out by themselves queue={}: {}", queue, e.getMessage());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Set<ReceiptHandle> changeInParts(List<Lease> leases, Duration timeout, boolean undelivered)
            throws CmqException {
        int most = client.capabilities().maxBatchEntries();
        Set<ReceiptHandle> failed = ConcurrentHashMap.newKeySet();
        for (int from = 0; from < leases.size(); from += most) {
            List<ReceiptHandle> part = leases.subList(from, Math.min(leases.size(), from + most)).stream()
                    .map(lease -> lease.received().receiptHandle())
                    .toList();
            var answer = client.execute(
                    BatchChangeMessageVisibility.ACTION,
                    new BatchChangeMessageVisibility(queue, part, timeout, undelivered),
                    CallOptions.NONE.withTimeLimit(SHORT));
            answer.failures().failures().forEach(failure -> failed.add(failure.receiptHandle()));
        }
        return failed;
    }

    /** On the renewal thread only. */
    private void renewDue() {
        try {
            long now = System.nanoTime();
            long half = length().toNanos() / 2;
            List<Lease> due = held.stream()
                    .filter(lease -> lease.leftNanos(now) < half)
                    .filter(lease -> lease.ageNanos(now) < policy.renewalLimit().toNanos())
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            if (client.capabilities().has(Capability.CHANGE_VISIBILITY)) {
                renew(due);
            } else {
                due.stream().filter(lease -> lease.leftNanos(now) < 0).forEach(this::lose);
            }
        } catch (CmqException e) {
            LOG.debug("leases were not prolonged queue={}: {}", queue, e.getMessage());
        } catch (RuntimeException | Error e) { // what is thrown would end the prolonging for ever
            LOG.warn("prolonging leases failed and goes on queue={}", queue, e);
        }
    }

    private void renew(List<Lease> due) throws CmqException {
        Duration length = length();
        long now = System.nanoTime();
        Set<ReceiptHandle> failed = changeInParts(due, length, false);
        for (Lease lease : due) {
            if (failed.contains(lease.received().receiptHandle())) {
                lose(lease);
            } else {
                lease.renewed(now, length);
            }
        }
    }

    private void lose(Lease lease) {
        if (lease.move(Lease.State.LOST)) {
            held.remove(lease);
            countStale();
        }
    }

    private void countStale() {
        stale.incrementAndGet();
        if (warned.compareAndSet(false, true)) {
            LOG.warn(
                    "a message was held for longer than its lease and will be delivered again; raise the queue's"
                            + " visibilityTimeout queue={} lease={}s",
                    queue,
                    length().toSeconds());
        }
    }

    /** Waits until the deletions under way have their outcome, at most for this time. */
    public boolean awaitDeletions(Duration limit) throws InterruptedException {
        CompletableFuture<?>[] open = deleting.values().stream()
                .map(future -> future.handle((nothing, failure) -> true))
                .toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(open).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for deletions cannot fail", e);
        }
    }

    /** How many leases are held. */
    public int heldCount() {
        return held.size();
    }

    /** How many deletions wait for their outcome. */
    public int deletingCount() {
        return deleting.size();
    }

    /** How many messages were not settled in time and came again, or will. */
    public long staleCount() {
        return stale.get();
    }
}
