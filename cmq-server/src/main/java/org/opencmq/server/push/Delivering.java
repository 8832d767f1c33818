package org.opencmq.server.push;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.MalformedAnswer;
import org.opencmq.server.engine.Cancel;
import org.opencmq.server.engine.Delivery;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.NoSuchQueueException;
import org.opencmq.server.engine.QueueKey;
import org.opencmq.server.topic.DeliveryQueues;
import org.opencmq.server.topic.Failures;
import org.opencmq.server.topic.PublishedMessage;
import org.opencmq.server.topic.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers what waits for one subscription, by itself. Owner of that subscription's attempts under way; all that must
 * survive a crash is in the delivery queue. While nothing waits it is one waiting receiver of the engine and no more.
 *
 * <p>The lock guards the few fields below and is never held over a call to anybody. One thread at a time takes what is next;
 * who finds one at it only leaves word, so that an engine and an endpoint that answer at once build no stack. After a while
 * it goes on at the timer: nobody delivers a long backlog on a thread that came for something else.
 */
final class Delivering {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

    /** After so many receives in a row the timer's thread goes on. */
    private static final int IN_A_ROW = 32;

    /** How many messages of a subscription without order are on their way at once. */
    private static final int CONCURRENT = 16;

    private static final Duration IDLE_WAIT = Duration.ofMinutes(30);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

    private final QueueKey queue;
    private final Engine engine;
    private final Attempt attempt;
    private final DeliveryListener listener;
    private final Timer timer;
    private final Clock clock;
    private final RandomGenerator random;
    private final Cancel cancel = new Cancel();

    private Subscription subscription;
    private boolean receiving;
    private boolean stopped;

    /** Whether a thread takes what is next, and whether it has to look again. */
    private boolean proceeding;

    private boolean lookAgain;
    private int underWay;
    /** An ordered subscription looks at the head of its queue first: after a start and after a failed attempt. */
    private boolean headMayRest = true;

    Delivering(
            Subscription subscription,
            Engine engine,
            Attempt attempt,
            DeliveryListener listener,
            Timer timer,
            Clock clock,
            RandomGenerator random) {
        this.subscription = subscription;
        this.queue = DeliveryQueues.of(subscription);
        this.engine = engine;
        this.attempt = attempt;
        this.listener = listener;
        this.timer = timer;
        this.clock = clock;
        this.random = random;
    }

    synchronized void change(Subscription changed) {
        subscription = changed;
    }

    /** Takes up nothing more; attempts under way end by themselves, and what they do not deliver is as if never tried. */
    void stop() {
        synchronized (this) {
            stopped = true;
        }
        cancel.cancel();
    }

    /** Receives as much as may be under way, unless that happens already. */
    void proceed() {
        synchronized (this) {
            lookAgain = true;
            if (proceeding) {
                return;
            }
            proceeding = true;
        }
        int inARow = 0;
        Runnable step = next(inARow);
        while (step != null) {
            orPause(step);
            step = next(++inARow);
        }
    }

    /** What to do now; null for nothing, or to be done by the timer. */
    private @Nullable Runnable next(int inARow) {
        boolean later;
        synchronized (this) {
            boolean ordered = schedule(subscription) == RetrySchedule.BACKOFF;
            int room = (ordered ? 1 : CONCURRENT) - underWay;
            boolean idle = !lookAgain || stopped || receiving || room <= 0;
            later = !idle && inARow >= IN_A_ROW;
            lookAgain = false;
            if (!idle && !later) {
                receiving = true;
                return ordered && headMayRest ? this::lookAtHead : () -> receive(room);
            }
            proceeding = false;
        }
        if (later) {
            timer.after(Duration.ZERO, this::proceed);
        }
        return null;
    }

    /** Where a step breaks, memory being short perhaps, delivering goes on after a pause. */
    private void orPause(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            pause(e);
        }
    }

    private void lookAtHead() {
        engine.peek(queue, 1, "").whenComplete((page, failure) -> {
            if (failure != null) {
                pause(failure);
            } else {
                orPause(() -> receiveUnlessHeadRests(page));
            }
        });
    }

    private void receiveUnlessHeadRests(Engine.PeekPage page) {
        Instant now = clock.instant();
        Optional<Instant> rests = page.messages().stream()
                .map(Engine.Peeked::visibleTime)
                .filter(time -> time.isAfter(now))
                .findFirst();
        synchronized (this) {
            headMayRest = rests.isPresent();
        }
        if (rests.isPresent()) {
            timer.after(Duration.between(now, rests.get()), this::receivingEnded);
        } else {
            receive(1);
        }
    }

    private void receive(int max) {
        engine.receive(
                        queue,
                        new Engine.ReceiveOptions(max, IDLE_WAIT, Optional.empty(), Optional.empty(), true),
                        cancel)
                .whenComplete((deliveries, failure) -> {
                    if (failure != null) {
                        pause(failure);
                    } else {
                        received(deliveries);
                    }
                });
    }

    private void received(List<Delivery> deliveries) {
        synchronized (this) {
            underWay += deliveries.size();
        }
        deliveries.forEach(this::deliverOrLeave);
        receivingEnded();
    }

    private void receivingEnded() {
        synchronized (this) {
            receiving = false;
        }
        proceed();
    }

    /** The engine cannot serve now, or the subscription is gone: look again later, unless stopped. */
    private void pause(Throwable failure) {
        if (Failures.cause(failure) instanceof NoSuchQueueException) {
            stop();
            return;
        }
        LOG.debug("delivery paused subscription={} reason={}", queue.name(), failure.toString());
        timer.after(PAUSE_AFTER_FAILURE, this::receivingEnded);
    }

    /** What breaks here leaves the message where it is: its lease runs out and it is tried once more. */
    private void deliverOrLeave(Delivery delivery) {
        try {
            deliver(delivery);
        } catch (RuntimeException | Error e) {
            left(e);
        }
    }

    private void left(Throwable failure) {
        attemptEnded(true);
        LOG.error("a delivery broke off and is repeated later subscription={}", queue.name(), failure);
    }

    private void deliver(Delivery delivery) {
        Subscription current;
        synchronized (this) {
            current = subscription;
        }
        PublishedMessage message;
        try {
            message = PublishedMessage.read(delivery.body());
        } catch (MalformedAnswer e) {
            LOG.error(
                    "a waiting message cannot be read and is dropped subscription={} msgId={} reason={}",
                    current.name(),
                    delivery.msgId(),
                    e.getMessage());
            settle(delivery);
            return;
        }
        begin(current, message, delivery).whenComplete((result, failure) -> {
            AttemptResult ended = failure == null ? result : AttemptResult.failure(String.valueOf(failure));
            try {
                conclude(current, message, delivery, ended);
            } catch (RuntimeException | Error e) {
                left(e);
            }
        });
    }

    private void conclude(Subscription current, PublishedMessage message, Delivery delivery, AttemptResult ended) {
        listener.attempted(current, message, delivery.dequeueCount(), ended);
        if (ended.delivered()) {
            settle(delivery);
        } else if (isStopped()) {
            giveBack(delivery);
        } else {
            retryLater(current, message, delivery);
        }
    }

    /** Begins an attempt; one that cannot even begin, for want of a thread perhaps, has failed like any other. */
    private CompletionStage<AttemptResult> begin(Subscription current, PublishedMessage message, Delivery delivery) {
        try {
            return attempt.start(current, message, delivery);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void retryLater(Subscription current, PublishedMessage message, Delivery delivery) {
        int failed = delivery.dequeueCount();
        Optional<Duration> pause = schedule(current).after(failed, random).filter(delay -> clock.instant()
                .plus(delay)
                .isBefore(message.publishTime().plus(DeliveryQueues.TOPIC_LIFE)));
        if (pause.isEmpty()) {
            listener.discarded(current, message, failed);
            settle(delivery);
            return;
        }
        engine.changeVisibility(queue, List.of(delivery.receiptHandle()), pause.get())
                .whenComplete((outcome, failure) -> attemptEnded(true));
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    /** What the stop itself may have ended is no failure of the endpoint: it neither counts nor waits for its retry. */
    private void giveBack(Delivery delivery) {
        engine.giveBack(queue, List.of(delivery.receiptHandle()))
                .whenComplete((nothing, failure) -> attemptEnded(true));
    }

    /** Takes a message out of the delivery queue; if that fails its lease runs out and it is tried once more. */
    private void settle(Delivery delivery) {
        engine.delete(queue, List.of(delivery.receiptHandle()))
                .whenComplete((outcome, failure) -> attemptEnded(failure != null));
    }

    private void attemptEnded(boolean left) {
        synchronized (this) {
            underWay--;
            headMayRest |= left;
        }
        proceed();
    }

    private static RetrySchedule schedule(Subscription subscription) {
        return switch (subscription.settings().strategy()) {
            case BACKOFF_RETRY -> RetrySchedule.BACKOFF;
            case EXPONENTIAL_DECAY_RETRY -> RetrySchedule.EXPONENTIAL_DECAY;
        };
    }
}
