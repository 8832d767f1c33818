package org.opencmq.jms.internal.consume;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.Cancellation;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceiptHandle;
import org.opencmq.protocol.ReceivedMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one source of messages of a CMQ queue for all consumers of a connection, and the sole owner of the leases nobody has
 * taken yet. Polls only while somebody waits.
 *
 * <p>Its state is a {@link FeedState}, touched under this feed's lock only. Requests, hand-overs and callbacks happen
 * outside of it, on the thread whose call made them due, on a poller or on the timer.
 */
public final class QueueFeed {

    private static final Logger LOG = LoggerFactory.getLogger(QueueFeed.class);
    private static final long LONGEST_PAUSE_SECONDS = 43_200;
    private static final Duration USUAL_LEASE = Duration.ofSeconds(30);

    private final QueueName queue;
    private final Optional<String> selector;
    private final FeedEnvironment environment;
    private final Object lock = new Object();
    private final FeedState state;
    private @Nullable ScheduledFuture<?> wakeUp;
    private Instant wakeUpAt = Instant.MAX;
    private volatile boolean gone;
    private volatile Duration leaseLength = USUAL_LEASE;

    /**
     * Opens a feed that is stopped.
     *
     * @param selector lets the service hand out matching messages only; empty for all
     */
    public QueueFeed(QueueName queue, Optional<String> selector, FeedEnvironment environment) {
        this.queue = queue;
        this.selector = selector;
        this.environment = environment;
        this.state = new FeedState(
                environment.policy(),
                environment.features().maxBatchEntries(),
                environment.features().changeVisibility(),
                environment.random());
    }

    /** The queue. */
    public QueueName queue() {
        return queue;
    }

    /** Begins to serve. */
    public void start() {
        synchronized (lock) {
            state.start();
        }
        proceed();
    }

    /** Ends polls and hands nothing out until started again. Who waits goes on waiting. */
    public void stop() {
        synchronized (lock) {
            state.stop();
        }
        proceed();
    }

    /** Ends polls for good and gives back what is at hand. Whoever waits must have been told by its owner. */
    public void close() {
        synchronized (lock) {
            state.close();
        }
        proceed();
    }

    /**
     * Waits until what a closed feed had asked for is back with the service, so that the next consumer finds it in its order.
     * Where the service takes nothing back, returns at once.
     *
     * @param most for how long; what is not back by then comes later
     */
    public void awaitGivenBack(Duration most) {
        if (gone || !environment.features().changeVisibility()) {
            return;
        }
        boolean interrupted = false;
        synchronized (lock) {
            long end = System.nanoTime() + most.toNanos();
            long left = most.toMillis();
            while (left > 0 && (state.pollCount() > 0 || state.isReleasing() || state.atHand() > 0)) {
                try {
                    lock.wait(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
                left = interrupted ? 0 : (end - System.nanoTime()) / 1_000_000;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Asks for one message.
     *
     * @param deadline until when; the taker withdraws by itself then. {@link Instant#MAX} for ever
     */
    public void want(Taker taker, Instant deadline) {
        synchronized (lock) {
            state.want(taker, deadline, now());
        }
        proceed();
    }

    /** Ends a request: true when nothing will come, false when the taker was or is about to be called. */
    public boolean withdraw(Taker taker) {
        boolean open;
        synchronized (lock) {
            open = state.withdraw(taker);
        }
        if (open) {
            proceed();
        }
        return open;
    }

    /**
     * The queue is being deleted, and all its messages with it: what was leased of it is neither given back nor can it be
     * deleted. Before {@link #close()}.
     */
    public void queueIsGoing() {
        gone = true;
    }

    /** Whether the queue was deleted by this connection. */
    public boolean isGone() {
        return gone;
    }

    /** What is there now, asking the service once when nothing is at hand. Empty at once when stopped. */
    public Optional<Delivery> takeNow() throws JMSException {
        return takeNow(1, delivery -> true);
    }

    /**
     * What is there now and passes a test, asking the service for so many messages at once while nothing at hand does and
     * the service has any. Messages that do not pass stay at hand for others.
     *
     * @param wanted only computes
     */
    public Optional<Delivery> takeNow(int most, Predicate<Delivery> wanted) throws JMSException {
        while (true) {
            synchronized (lock) {
                Optional<Delivery> atHand = state.takeNow(wanted, now());
                if (atHand.isPresent() || !state.isStarted()) {
                    return atHand;
                }
            }
            awaitReleases();
            if (fetch(most) == 0) {
                return Optional.empty();
            }
        }
    }

    /**
     * Leases what the queue has, up to so many, and shows it; it stays at hand for the consumers of this connection until
     * the leases end.
     */
    public List<Delivery> look(int most) throws JMSException {
        int batch = environment.features().maxBatchEntries();
        boolean more = true;
        while (more && atHand() < most) {
            more = fetch(Math.min(batch, most - atHand())) > 0;
        }
        synchronized (lock) {
            return state.look(now());
        }
    }

    /** Until nothing is being given back, which what is asked for now would overtake. */
    private void awaitReleases() {
        boolean interrupted = false;
        synchronized (lock) {
            while (state.isReleasing()) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void releaseEnded() {
        synchronized (lock) {
            state.releaseEnded();
            lock.notifyAll();
        }
        proceed();
    }

    private int fetch(int most) throws JMSException {
        long place;
        synchronized (lock) {
            place = state.ownPlace();
        }
        List<ReceivedMessage> messages = receive(most, Duration.ZERO, new Cancellation());
        environment.outages().succeeded();
        Instant now = now();
        List<Delivery> deliveries = new ArrayList<>(messages.size());
        for (ReceivedMessage message : messages) {
            deliveries.add(delivery(message, place + deliveries.size(), now));
        }
        synchronized (lock) {
            state.put(deliveries);
        }
        return deliveries.size();
    }

    /** How many leased messages nobody has taken. */
    public int atHand() {
        synchronized (lock) {
            return state.atHand();
        }
    }

    /** A lease is left to end by itself: the next delivery counts on from what applications saw. */
    public void lapsed(Delivery delivery) {
        environment.undelivered().add(List.of(delivery));
    }

    /**
     * What is at hand and passes a test, where nobody waits who asked before; else empty. Cheaper than {@link #want}, and like
     * that lets the feed fetch ahead.
     *
     * @param wanted only computes
     */
    Optional<Delivery> takeReady(Predicate<Delivery> wanted) {
        Optional<Delivery> ready;
        boolean fetchAhead;
        synchronized (lock) {
            if (state.waitingCount() > 0 || state.atHand() == 0) {
                return Optional.empty();
            }
            Instant now = now();
            ready = state.takeNow(wanted, now);
            fetchAhead = state.isToFetchAhead(now);
        }
        if (fetchAhead) {
            proceed();
        }
        return ready;
    }

    /** What is there now; asks nobody. */
    public Optional<Delivery> takeAtHand() {
        synchronized (lock) {
            return state.takeNow(delivery -> true, now());
        }
    }

    /** Takes back leased messages in order to hand them out again here, each at its place, not before its moment. */
    public void takeBack(List<Delivery> deliveries) {
        if (deliveries.isEmpty() || gone) {
            return;
        }
        synchronized (lock) {
            state.put(deliveries);
        }
        proceed();
    }

    /**
     * Lets others have leased messages at once where the service can do that, and what stands behind them here with them, so
     * that their order stays. Elsewhere they are kept for the consumers of this connection.
     */
    public void release(List<Delivery> deliveries) {
        if (deliveries.isEmpty() || gone) {
            return;
        }
        if (!environment.features().changeVisibility()) {
            takeBack(deliveries);
            return;
        }
        List<Delivery> all = new ArrayList<>(deliveries);
        long first = deliveries.stream().mapToLong(Delivery::place).min().orElse(Long.MAX_VALUE);
        synchronized (lock) {
            all.addAll(state.takeBehind(first));
            state.releaseBegan();
        }
        all.sort(Comparator.comparingLong(Delivery::place));
        try {
            releaseToService(all);
        } finally {
            releaseEnded();
        }
    }

    /**
     * Makes the service keep a leased message invisible for a while, for anybody afterwards.
     *
     * @param pause from now, rounded up to whole seconds
     * @return false when it cannot, and the caller still has the message
     */
    public boolean postpone(Delivery delivery, Duration pause) {
        if (!environment.features().changeVisibility() || gone) {
            return false;
        }
        Duration whole = Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, (pause.toMillis() + 999) / 1000));
        try {
            environment
                    .edge()
                    .changeVisibility(queue, List.of(delivery.message().receiptHandle()), whole);
            environment.undelivered().add(List.of(delivery));
            return true;
        } catch (JMSException e) {
            LOG.warn("could not postpone a message queue={}", queue, e);
            return false;
        }
    }

    /** Begins the leases anew, where the service can do that; otherwise does nothing. */
    public void renew(List<Delivery> deliveries) {
        if (gone) {
            return;
        }
        Map<Duration, List<Delivery>> byLength = new LinkedHashMap<>();
        deliveries.forEach(delivery -> byLength.computeIfAbsent(delivery.lease().length(), length -> new ArrayList<>())
                .add(delivery));
        byLength.forEach((length, same) -> {
            try {
                Instant now = now();
                Set<ReceiptHandle> stale = environment
                        .edge()
                        .changeVisibility(
                                queue,
                                same.stream()
                                        .map(delivery -> delivery.message().receiptHandle())
                                        .toList(),
                                length);
                same.stream()
                        .filter(delivery -> !stale.contains(delivery.message().receiptHandle()))
                        .forEach(delivery -> delivery.lease().renew(now));
            } catch (JMSException e) {
                LOG.debug("could not prolong leases, trying again queue={}", queue, e);
            }
        });
    }

    /** How many messages are at hand and how many polls under way, for tests and logs. */
    @Override
    public String toString() {
        synchronized (lock) {
            return "QueueFeed[" + queue + " waiting=" + state.waitingCount() + " atHand=" + state.atHand() + " polls="
                    + state.pollCount() + "]";
        }
    }

    private void proceed() {
        FeedPlan plan;
        List<Delivery> dropped;
        synchronized (lock) {
            plan = state.plan(environment.clock());
            dropped = state.takeDropped();
            scheduleWakeUp(plan.wakeAt());
        }
        if (!dropped.isEmpty()) {
            LOG.debug("leases ran out before anybody took the messages queue={} count={}", queue, dropped.size());
            environment.undelivered().add(dropped);
        }
        plan.cancels.forEach(poll -> poll.cancellation().cancel());
        plan.starts.forEach(this::start);
        plan.handovers.forEach(handover -> handover.taker().accept(handover.delivery()));
        if (!plan.releases.isEmpty()) {
            try {
                giveBack(plan.releases);
            } finally {
                releaseEnded();
            }
        }
    }

    private void giveBack(List<Delivery> deliveries) {
        if (gone) {
            return;
        }
        if (environment.features().changeVisibility()) {
            releaseToService(deliveries);
        } else {
            environment.undelivered().add(deliveries);
        }
    }

    private void scheduleWakeUp(@Nullable Instant at) {
        if (at == null) {
            if (wakeUp != null) {
                wakeUp.cancel(false);
                wakeUp = null;
            }
            wakeUpAt = Instant.MAX;
            return;
        }
        if (wakeUp != null && !wakeUp.isDone() && !at.isBefore(wakeUpAt)) {
            return;
        }
        if (wakeUp != null) {
            wakeUp.cancel(false);
        }
        wakeUpAt = at;
        long millis = Math.max(1, Duration.between(now(), at).toMillis());
        try {
            wakeUp = environment.timer().schedule(this::wakeUp, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no wake-up on a closing connection queue={}", queue, e);
        }
    }

    private void wakeUp() {
        synchronized (lock) {
            wakeUp = null;
            wakeUpAt = Instant.MAX;
        }
        // What becomes due may be a request, and the timer has other feeds to wake.
        try {
            environment.pollers().execute(this::proceed);
        } catch (RejectedExecutionException e) {
            LOG.debug("no wake-up on a closing connection queue={}", queue, e);
        }
    }

    private void start(Poll poll) {
        try {
            environment.pollers().execute(() -> run(poll));
        } catch (RejectedExecutionException e) {
            synchronized (lock) {
                state.cancelled(poll);
            }
            LOG.debug("no poll on a closing connection queue={}", queue, e);
        }
    }

    private void run(Poll poll) {
        try {
            List<ReceivedMessage> messages = receive(poll.max(), poll.pollingWait(), poll.cancellation());
            environment.outages().succeeded();
            Instant now = now();
            List<Delivery> deliveries = new ArrayList<>(messages.size());
            for (ReceivedMessage message : messages) {
                deliveries.add(delivery(message, poll.firstPlace() + deliveries.size(), now));
            }
            synchronized (lock) {
                state.put(deliveries);
                if (messages.isEmpty() && poll.cancellation().isCancelled()) {
                    state.cancelled(poll);
                } else {
                    state.polled(poll, messages.size(), now);
                }
            }
        } catch (JMSException e) {
            failed(poll, e);
        } catch (RuntimeException | Error e) {
            // Without this the feed would believe for ever that the poll is under way.
            LOG.error("a poll ended by an error queue={}", queue, e);
            synchronized (lock) {
                state.failed(poll, now());
            }
        }
        proceed();
        synchronized (lock) {
            lock.notifyAll();
        }
    }

    private void failed(Poll poll, JMSException reason) {
        List<Taker> dismissed = List.of();
        synchronized (lock) {
            if (poll.cancellation().isCancelled()) {
                state.cancelled(poll);
                return;
            }
            state.failed(poll, now());
            if (isFinal(reason)) {
                dismissed = state.dismissAll();
            }
        }
        environment.outages().failed(reason);
        dismissed.forEach(taker -> taker.failed(reason));
    }

    private static boolean isFinal(JMSException reason) {
        return reason instanceof InvalidDestinationException || reason instanceof JMSSecurityException;
    }

    private List<ReceivedMessage> receive(int max, Duration wait, Cancellation cancellation) throws JMSException {
        try {
            return environment.edge().receive(queue, max, wait, selector, cancellation);
        } catch (InvalidDestinationException missing) {
            environment.missingQueues().provide(queue, missing);
            return environment.edge().receive(queue, max, wait, selector, cancellation);
        }
    }

    private Delivery delivery(ReceivedMessage message, long place, Instant now) {
        leaseLength = Lease.lengthOf(message, leaseLength);
        int phantoms = message.dequeueCount() <= 1
                ? 0
                : environment.undelivered().of(message.msgId().value());
        return new Delivery(this, message, place, new Lease(leaseLength, now), phantoms, 0, Instant.MIN);
    }

    private void releaseToService(List<Delivery> deliveries) {
        List<Delivery> seen =
                deliveries.stream().filter(delivery -> delivery.attempts() > 0).toList();
        List<Delivery> unseen =
                deliveries.stream().filter(delivery -> delivery.attempts() == 0).toList();
        environment.undelivered().add(seen);
        try {
            if (!seen.isEmpty()) {
                environment.edge().changeVisibility(queue, handles(seen), Duration.ZERO);
            }
        } catch (JMSException e) {
            notGivenBack(seen.size(), e);
        }
        try {
            // Behind the others, in front of which they do not stand in the queue either.
            if (!unseen.isEmpty()) {
                environment.edge().giveBack(queue, handles(unseen));
            }
        } catch (JMSException e) {
            environment.undelivered().add(unseen);
            notGivenBack(unseen.size(), e);
        }
    }

    private static List<ReceiptHandle> handles(List<Delivery> deliveries) {
        return deliveries.stream()
                .map(delivery -> delivery.message().receiptHandle())
                .toList();
    }

    private void notGivenBack(int count, JMSException reason) {
        // Nothing is lost: the leases run out by themselves.
        LOG.warn(
                "could not give messages back, they become visible when their leases end queue={} count={}",
                queue,
                count,
                reason);
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
