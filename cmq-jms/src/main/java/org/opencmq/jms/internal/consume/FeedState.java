package org.opencmq.jms.internal.consume;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.opencmq.client.Cancellation;
import org.opencmq.jms.config.ReceivePolicy;

/**
 * Who waits, what is at hand, which polls are under way; and from these what to do next. No threads, no I/O: the owner is
 * one {@link QueueFeed}, which calls every method under its lock and carries out the plans without it.
 */
final class FeedState {

    /**
     * A poll that ends so soon is left to end by itself, unless the feed stops: short receives follow each other, and what it
     * still brings is kept for the next one or given back. Ending it early costs a request, or a connection on plain CMQ.
     */
    private static final Duration NOT_WORTH_CANCELLING = Duration.ofMillis(1_100);

    /** An empty answer that comes so long before the end of the wait is not what was asked for. */
    private static final Duration TOO_EARLY = Duration.ofMillis(500);

    private final ReceivePolicy policy;
    private final boolean canRelease;
    private final DemandWindow window;
    private final Backoff backoff;
    private final Map<Taker, Instant> waiting = new LinkedHashMap<>();
    private final DeliveryBuffer buffer = new DeliveryBuffer();
    private final Set<Poll> polls = new LinkedHashSet<>();
    private boolean started;
    private boolean closed;
    private long nextPoll = 1;
    private long nextPlace;
    private int releases;

    FeedState(ReceivePolicy policy, int largestBatch, boolean canRelease, RandomGenerator random) {
        this.policy = policy;
        this.canRelease = canRelease;
        this.window = new DemandWindow(Math.min(policy.maxBatch(), largestBatch), policy.idleRelease());
        this.backoff = new Backoff(random);
    }

    void start() {
        started = true;
    }

    void stop() {
        started = false;
    }

    /** Nobody waits any more; what is at hand goes back. */
    void close() {
        closed = true;
        started = false;
        waiting.clear();
    }

    boolean isStarted() {
        return started;
    }

    boolean isClosed() {
        return closed;
    }

    /** Asks for one message until a deadline, {@link Instant#MAX} for none. */
    void want(Taker taker, Instant deadline, Instant now) {
        window.taken(now);
        waiting.put(taker, deadline);
    }

    /** True when the request was still open: nothing will come. */
    boolean withdraw(Taker taker) {
        return waiting.remove(taker) != null;
    }

    /** Everybody who waits, none of whom waits afterwards. */
    List<Taker> dismissAll() {
        List<Taker> takers = List.copyOf(waiting.keySet());
        waiting.clear();
        return takers;
    }

    /** Puts leased messages where their places are. */
    void put(List<Delivery> deliveries) {
        buffer.put(deliveries);
    }

    /** A poll ended with so many messages. */
    void polled(Poll poll, int brought, Instant now) {
        polls.remove(poll);
        window.polled(poll.max(), brought, now);
        if (brought == 0 && poll.isLong() && now.isBefore(poll.endsAt().minus(TOO_EARLY))) {
            // A service that does not wait, because it is stopping for instance, must not be asked in a hot loop.
            backoff.failed(now);
        } else {
            backoff.succeeded();
        }
    }

    /** Messages are being given back to the service; nothing is asked for before they are there. */
    void releaseBegan() {
        releases++;
    }

    /** What was being given back is where it belongs. */
    void releaseEnded() {
        releases--;
    }

    boolean isReleasing() {
        return releases > 0;
    }

    /** A poll was cancelled. */
    void cancelled(Poll poll) {
        polls.remove(poll);
    }

    /** A poll failed; the next one waits a while. */
    void failed(Poll poll, Instant now) {
        polls.remove(poll);
        backoff.failed(now);
    }

    /** The first place of a new run of messages that no poll of ours is to bring. */
    long ownPlace() {
        nextPlace = nextPoll++ << 20;
        return nextPlace;
    }

    /** What can be handed out now and passes the test, if anything. */
    Optional<Delivery> takeNow(Predicate<Delivery> wanted, Instant now) {
        if (!started) {
            return Optional.empty();
        }
        buffer.dropWhatRunsOut(now);
        window.taken(now);
        return buffer.take(wanted, now);
    }

    /** Everything that could be handed out now, in order; it stays at hand. */
    List<Delivery> look(Instant now) {
        return buffer.look(now);
    }

    /** Everything at hand behind a place, which is not at hand afterwards; in order. */
    List<Delivery> takeBehind(long place) {
        return buffer.takeBehind(place);
    }

    int waitingCount() {
        return waiting.size();
    }

    int atHand() {
        return buffer.size();
    }

    int pollCount() {
        return polls.size();
    }

    /** The messages whose leases ran out at hand since the last question. */
    List<Delivery> takeDropped() {
        return buffer.takeDropped();
    }

    /** Decides. Afterwards the state is as if the plan were carried out. */
    FeedPlan plan(Clock clock) {
        Instant now = clock.instant();
        FeedPlan plan = new FeedPlan();
        buffer.dropWhatRunsOut(now);
        if (started) {
            handOver(plan, now);
            startPolls(plan, now);
        }
        cancelUnwantedPolls(plan, now);
        giveBackUnwanted(plan, now);
        planWakeUp(plan, now);
        return plan;
    }

    private void handOver(FeedPlan plan, Instant now) {
        Iterator<Taker> takers = waiting.keySet().iterator();
        while (takers.hasNext()) {
            Taker taker = takers.next();
            if (buffer.isEmpty()) {
                return;
            }
            Optional<Delivery> next = buffer.take(taker::wants, now);
            if (next.isEmpty()) {
                continue;
            }
            takers.remove();
            window.taken(now);
            plan.handovers.add(new FeedPlan.Handover(taker, next.get()));
        }
    }

    private void startPolls(FeedPlan plan, Instant now) {
        // What is being given back must not be overtaken by what stands behind it.
        if (isReleasing() || backoff.holds(now)) {
            return;
        }
        if (waiting.isEmpty()) {
            if (isToFetchAhead(now)) {
                startPoll(plan, window.ask(0), Duration.ZERO, now);
            }
            return;
        }
        if (polls.isEmpty()) {
            startPoll(plan, window.ask(waiting.size()), longestUsefulWait(now), now);
        } else if (window.lastPollFull()
                && polls.size() < policy.maxParallelPolls()
                && polls.stream().mapToInt(Poll::max).sum() < waiting.size()) {
            startPoll(plan, window.ask(waiting.size()), Duration.ZERO, now);
        }
    }

    /** Whether little enough is at hand to fetch more before anybody asks. */
    boolean isToFetchAhead(Instant now) {
        return polls.isEmpty() && window.wantsMore(buffer.size(), now);
    }

    private void startPoll(FeedPlan plan, int max, Duration wait, Instant now) {
        Poll poll = new Poll(nextPoll++, max, wait, now.plus(wait), new Cancellation());
        polls.add(poll);
        plan.starts.add(poll);
    }

    private Duration longestUsefulWait(Instant now) {
        Instant last = now;
        for (Instant deadline : waiting.values()) {
            if (deadline.isAfter(last)) {
                last = deadline;
            }
        }
        Instant longest = now.plus(policy.pollingWait());
        if (last.isAfter(longest)) {
            return policy.pollingWait();
        }
        long millis = Duration.between(now, last).toMillis();
        return Duration.ofSeconds((millis + 999) / 1000);
    }

    private void cancelUnwantedPolls(FeedPlan plan, Instant now) {
        if (started && !waiting.isEmpty()) {
            return;
        }
        Instant soon = now.plus(NOT_WORTH_CANCELLING);
        for (Poll poll : polls) {
            boolean worthIt = closed || !started || poll.endsAt().isAfter(soon);
            if (poll.isLong() && worthIt && !poll.cancellation().isCancelled()) {
                plan.cancels.add(poll);
            }
        }
    }

    private void giveBackUnwanted(FeedPlan plan, Instant now) {
        if (buffer.isEmpty()) {
            return;
        }
        if (closed) {
            plan.releases.addAll(buffer.takeAll());
        } else if (canRelease && waiting.isEmpty() && window.isIdle(now)) {
            plan.releases.addAll(buffer.takeRipe(now));
        }
        if (!plan.releases.isEmpty()) {
            releaseBegan();
        }
    }

    private void planWakeUp(FeedPlan plan, Instant now) {
        if (closed) {
            return;
        }
        if (started && !waiting.isEmpty()) {
            if (backoff.holds(now)) {
                plan.wakeAt(backoff.resumeAt());
            }
            buffer.nextRipe(now).ifPresent(plan::wakeAt);
        }
        if (!buffer.isEmpty()) {
            if (canRelease && waiting.isEmpty() && !window.isIdle(now)) {
                plan.wakeAt(window.idleAt().plusMillis(1));
            }
            plan.wakeAt(buffer.leasesHoldUntil().plusMillis(1));
        }
    }
}
