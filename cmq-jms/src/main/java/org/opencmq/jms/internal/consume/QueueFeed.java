package org.opencmq.jms.internal.consume;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import org.opencmq.client.Cancellation;
import org.opencmq.jms.internal.thread.SteadyWait;
import org.opencmq.protocol.QueueName;
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
    private static final Duration WITHOUT_THREAD = Duration.ofSeconds(1);

    private final QueueName queue;
    private final FeedEnvironment environment;
    private final Object lock = new Object();
    private final FeedState state;
    private final QueueSource source;
    private final QueueLeases leases;
    private final WakeUp wakeUp;

    /**
     * Opens a feed that is stopped.
     *
     * @param selector lets the service hand out matching messages only; empty for all
     */
    public QueueFeed(QueueName queue, Optional<String> selector, FeedEnvironment environment) {
        this.queue = queue;
        this.environment = environment;
        this.state = new FeedState(
                environment.policy(),
                environment.features().maxBatchEntries(),
                environment.features().changeVisibility(),
                environment.random());
        this.source = new QueueSource(this, selector, environment);
        this.leases = new QueueLeases(queue, environment);
        this.wakeUp = new WakeUp(environment.timer(), environment.clock(), this::wakeUp);
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
        if (leases.isGone() || !leases.canChange()) {
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
        leases.queueIsGoing();
    }

    /** Whether nobody uses it any more; what it had asked for may still come. */
    boolean isClosed() {
        synchronized (lock) {
            return state.isClosed();
        }
    }

    /** Whether the queue was deleted by this connection. */
    public boolean isGone() {
        return leases.isGone();
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
        Optional<Delivery> taken = Optional.empty();
        boolean more = true;
        while (more) {
            synchronized (lock) {
                taken = state.takeNow(wanted, now());
                more = taken.isEmpty() && state.isStarted();
            }
            if (more) {
                awaitReleases();
                more = fetch(most) > 0;
            }
        }
        serveOthers();
        return taken;
    }

    /** Hands out what was fetched for one who does not wait, and not taken, to those who do. */
    private void serveOthers() {
        boolean others;
        synchronized (lock) {
            others = state.waitingCount() > 0 && state.atHand() > 0;
        }
        if (others) {
            proceed();
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
        List<Delivery> seen;
        synchronized (lock) {
            seen = state.look(now());
        }
        serveOthers();
        return seen;
    }

    /** Until nothing is being given back, which what is asked for now would overtake. */
    private void awaitReleases() {
        SteadyWait.until(lock, () -> !state.isReleasing());
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
        List<Delivery> deliveries = source.fetch(most, Duration.ZERO, place, new Cancellation());
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
        leases.lapse(List.of(delivery));
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
        if (deliveries.isEmpty() || leases.isGone()) {
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
        if (deliveries.isEmpty() || leases.isGone()) {
            return;
        }
        if (!leases.canChange()) {
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
            leases.giveBack(all);
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
        return leases.postpone(delivery, pause);
    }

    /** Begins the leases anew. Only where the service can do that. */
    public void renew(List<Delivery> deliveries) {
        leases.renew(deliveries);
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
            wakeUp.at(plan.wakeAt());
        }
        if (!dropped.isEmpty()) {
            LOG.debug("leases ran out before anybody took the messages queue={} count={}", queue, dropped.size());
            leases.lapse(dropped);
        }
        plan.cancels.forEach(poll -> poll.cancellation().cancel());
        plan.starts.forEach(this::start);
        plan.handovers.forEach(handover -> handover.taker().accept(handover.delivery()));
        if (!plan.releases.isEmpty()) {
            try {
                leases.giveBack(plan.releases);
            } finally {
                releaseEnded();
            }
        }
    }

    private void wakeUp() {
        synchronized (lock) {
            wakeUp.came();
        }
        // What becomes due may be a request, and the timer has other feeds to wake.
        try {
            environment.pollers().execute(this::proceed);
        } catch (RejectedExecutionException e) {
            LOG.debug("no wake-up on a closing connection queue={}", queue, e);
        } catch (OutOfMemoryError e) {
            LOG.warn("no thread is to be had, trying again queue={} reason={}", queue, e.getMessage());
            synchronized (lock) {
                wakeUp.at(now().plus(WITHOUT_THREAD));
            }
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
        } catch (OutOfMemoryError e) { // which is what a thread that cannot be started ends with
            LOG.warn("no thread is to be had, trying again queue={} reason={}", queue, e.getMessage());
            synchronized (lock) {
                state.failed(poll, now());
            }
            proceed();
        }
    }

    private void run(Poll poll) {
        try {
            poll(poll);
        } finally { // whatever came of it, somebody may wait for the next one
            proceed();
            synchronized (lock) {
                lock.notifyAll();
            }
        }
    }

    private void poll(Poll poll) {
        try {
            List<Delivery> deliveries =
                    source.fetch(poll.max(), poll.pollingWait(), poll.firstPlace(), poll.cancellation());
            synchronized (lock) {
                state.put(deliveries);
                if (deliveries.isEmpty() && poll.cancellation().isCancelled()) {
                    state.cancelled(poll);
                } else {
                    state.polled(poll, deliveries.size(), now());
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
        dismissed.forEach(taker -> taker.failed(reason));
        environment.outages().failed(reason);
    }

    private static boolean isFinal(JMSException reason) {
        return reason instanceof InvalidDestinationException || reason instanceof JMSSecurityException;
    }

    private Instant now() {
        return environment.clock().instant();
    }
}
