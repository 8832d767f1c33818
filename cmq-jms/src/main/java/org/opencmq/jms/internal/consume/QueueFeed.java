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

    /** What is there now, asking the service once when nothing is at hand. Empty at once when stopped. */
    public Optional<Delivery> takeNow() throws JMSException {
        long place;
        synchronized (lock) {
            Optional<Delivery> atHand = state.takeNow(now());
            if (atHand.isPresent() || !state.isStarted()) {
                return atHand;
            }
            place = state.ownPlace();
        }
        List<ReceivedMessage> messages = receive(1, Duration.ZERO, new Cancellation());
        environment.outages().succeeded();
        return messages.isEmpty() ? Optional.empty() : Optional.of(delivery(messages.get(0), place, now()));
    }

    /** Takes back leased messages in order to hand them out again here, each at its place, not before its moment. */
    public void takeBack(List<Delivery> deliveries) {
        if (deliveries.isEmpty()) {
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
        if (deliveries.isEmpty()) {
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
        }
        all.sort(Comparator.comparingLong(Delivery::place));
        releaseToService(all);
        proceed();
    }

    /**
     * Makes the service keep a leased message invisible for a while, for anybody afterwards.
     *
     * @param pause from now, rounded up to whole seconds
     * @return false when it cannot, and the caller still has the message
     */
    public boolean postpone(Delivery delivery, Duration pause) {
        if (!environment.features().changeVisibility()) {
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
        int dropped;
        synchronized (lock) {
            plan = state.plan(environment.clock());
            dropped = state.takeDropped();
            scheduleWakeUp(plan.wakeAt());
        }
        if (dropped > 0) {
            LOG.debug("leases ran out before anybody took the messages queue={} count={}", queue, dropped);
        }
        plan.cancels.forEach(poll -> poll.cancellation().cancel());
        plan.starts.forEach(this::start);
        plan.handovers.forEach(handover -> handover.taker().accept(handover.delivery()));
        if (!plan.releases.isEmpty() && environment.features().changeVisibility()) {
            releaseToService(plan.releases);
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
        environment.undelivered().add(deliveries);
        int most = environment.features().maxBatchEntries();
        for (int from = 0; from < deliveries.size(); from += most) {
            List<ReceiptHandle> handles = deliveries.subList(from, Math.min(deliveries.size(), from + most)).stream()
                    .map(delivery -> delivery.message().receiptHandle())
                    .toList();
            try {
                environment.edge().changeVisibility(queue, handles, Duration.ZERO);
            } catch (JMSException e) {
                // Nothing is lost: the leases run out by themselves.
                LOG.warn(
                        "could not give messages back, they become visible when their leases end queue={} count={}",
                        queue,
                        handles.size(),
                        e);
            }
        }
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
