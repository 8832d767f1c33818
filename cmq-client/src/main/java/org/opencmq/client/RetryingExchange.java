package org.opencmq.client;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.opencmq.protocol.Repeat;
import org.opencmq.protocol.error.CmqErrorCode.Retry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a failed call again where the protocol allows it. A refusal is repeated as its row of the error table says. A call
 * without an answer is repeated when it surely was not carried out, or when its action may be asked twice; a receive may not,
 * because it would lease other messages while those of the lost answer stay invisible. Stateless.
 *
 * <p>Source: protocol reference, section 12.4.
 */
final class RetryingExchange implements Exchange {

    private static final Logger LOG = LoggerFactory.getLogger(RetryingExchange.class);

    /** First pause where somebody else has to act, such as draining a full queue. */
    private static final Duration SLOW_PAUSE = Duration.ofSeconds(1);

    /** Pause while the name of a deleted queue or topic rests, which takes 30 s at most. */
    private static final Duration REST_PAUSE = Duration.ofSeconds(3);

    private final Exchange next;
    private final RetryPolicy policy;
    private final Cancellation shutdown;
    private final CallTime time;
    private final RandomGenerator random;

    RetryingExchange(Exchange next, RetryPolicy policy, Cancellation shutdown, CallTime time, RandomGenerator random) {
        this.next = next;
        this.policy = policy;
        this.shutdown = shutdown;
        this.time = time;
        this.random = random;
    }

    @Override
    public <R> R send(Call<R> call) throws CmqException {
        long start = time.nanoTime();
        boolean outcomeUnknown = false;
        Duration left = call.timeLeft();
        for (int attempt = 1; ; attempt++) {
            if (call.options().isCancelled()) {
                throw call.cancelled("by its caller");
            }
            if (shutdown.isCancelled()) {
                throw call.cancelled("the client was closed");
            }
            CmqException failure;
            Duration pause;
            try {
                call.tally().attempt();
                return next.send(call.withTimeLeft(left));
            } catch (CmqRefusedException e) {
                if (e.retry() == Retry.NEVER || (attempt >= policy.attempts() && e.retry() != Retry.AFTER_REST)) {
                    throw e;
                }
                failure = e;
                pause = pauseAfter(attempt, e.retry());
            } catch (CmqUnreachedException e) {
                outcomeUnknown |= e.mayHaveBeenCarriedOut();
                CmqUnreachedException seenWhole = outcomeUnknown ? e.afterUnknownOutcome() : e;
                boolean allowed = !e.mayHaveBeenCarriedOut() || call.repeat() != Repeat.LEASES_AGAIN;
                if (!allowed || !e.worthRepeating() || attempt >= policy.attempts()) {
                    throw seenWhole;
                }
                failure = seenWhole;
                pause = pauseAfter(attempt, Retry.BACK_OFF);
            }
            left = call.timeLeft().minusNanos(time.nanoTime() - start).minus(pause);
            if (left.isNegative() || left.isZero()) {
                throw failure;
            }
            LOG.debug("repeating action={} after={} cause={}", call.action(), pause, failure.getMessage());
            pause(call, pause);
        }
    }

    private Duration pauseAfter(int attempt, Retry retry) {
        return switch (retry) {
            case SLOWLY -> policy.pauseAfter(attempt, SLOW_PAUSE, random);
            case AFTER_REST -> REST_PAUSE;
            case BACK_OFF, NEVER -> policy.pauseAfter(attempt, policy.firstPause(), random);
        };
    }

    private void pause(Call<?> call, Duration pause) throws CmqCancelledException {
        Cancellation either = new Cancellation();
        Cancellation caller = call.options().cancellation().orElseGet(Cancellation::new);
        Cancellation.Registration byCaller = caller.onCancel(either::cancel);
        Cancellation.Registration byClient = shutdown.onCancel(either::cancel);
        try {
            time.pause(pause, call.options().withCancellation(either));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw call.cancelled("the thread was interrupted");
        } finally {
            byCaller.close();
            byClient.close();
        }
    }
}
