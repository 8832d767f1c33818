package org.opencmq.client;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.opencmq.protocol.action.BatchReceiveMessage;
import org.opencmq.protocol.action.CancelReceive;
import org.opencmq.protocol.action.Capability;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes receives that wait, and ends them when their caller says so. Breaking the connection would lose an answer that is
 * under way, and with it the messages it carries until their leases run out. So a service that has {@code CancelReceive} is
 * asked to answer now; elsewhere a poll that only just began is given a moment, for a queue that has messages answers at once.
 *
 * <p>Owner of the threads that end polls; there are none when nothing is being ended.
 */
final class LongPolls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LongPolls.class);

    /** Most time of a cancellation by name, and then of the answer it asked for. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A poll that began so lately may still be answered with what was there when it came. */
    private static final Duration YOUNG = Duration.ofMillis(250);

    private static final int MOST_THREADS = 16;

    private final Exchange exchange;
    private final CapabilityQuestion capabilities;
    private final Duration timeLimit;
    private final String idPrefix = UUID.randomUUID().toString().substring(0, 18) + "-";
    private final AtomicLong number = new AtomicLong();
    private final ThreadPoolExecutor enders;

    /** @param timeLimit most time of a receive beside its wait */
    LongPolls(Exchange exchange, CapabilityQuestion capabilities, Duration timeLimit) {
        this.exchange = exchange;
        this.capabilities = capabilities;
        this.timeLimit = timeLimit;
        this.enders = WorkerThreads.open(MOST_THREADS);
    }

    BatchReceiveMessage.Result receive(BatchReceiveMessage request, Duration wait, Cancellation caller)
            throws CmqException {
        if (wait.isZero() || caller.isCancelled()) {
            return send(request, wait, caller);
        }
        boolean byName = capabilities
                .known()
                .filter(known -> known.has(Capability.CANCEL_RECEIVE))
                .isPresent();
        Poll poll = new Poll(byName ? request.named(idPrefix + number.incrementAndGet()) : request);
        Cancellation.Registration registration = caller.onCancel(poll::end);
        try {
            return send(poll.request, wait, poll.breakOff);
        } finally {
            registration.close();
            poll.answered.countDown();
        }
    }

    private BatchReceiveMessage.Result send(BatchReceiveMessage request, Duration wait, Cancellation cancellation)
            throws CmqException {
        return exchange.send(
                Call.of(BatchReceiveMessage.ACTION, request, CallOptions.longPoll(wait, cancellation), timeLimit));
    }

    /** Ends no further poll gently; those under way are broken off by the client's own end. */
    @Override
    public void close() {
        enders.shutdown();
    }

    /** One receive that waits. */
    private final class Poll {

        private final BatchReceiveMessage request;
        private final long begun = System.nanoTime();
        private final Cancellation breakOff = new Cancellation();
        private final CountDownLatch answered = new CountDownLatch(1);

        Poll(BatchReceiveMessage request) {
            this.request = request;
        }

        /** On the thread that cancels: must be quick. */
        private void end() {
            Duration youth = YOUNG.minusNanos(System.nanoTime() - begun);
            if (request.receiveId().isEmpty() && (youth.isNegative() || youth.isZero())) {
                breakOff.cancel();
                return;
            }
            try {
                enders.execute(() -> endGently(youth));
            } catch (RejectedExecutionException | OutOfMemoryError e) { // the latter when there may be no more threads
                LOG.debug("breaking a poll off, for no thread can end it gently queue={}", request.queueName(), e);
                breakOff.cancel();
            }
        }

        private void endGently(Duration youth) {
            Duration patience = youth;
            if (request.receiveId().isPresent()) {
                patience = askToAnswer(request.receiveId().get()) ? PATIENCE : Duration.ZERO;
            }
            try {
                if (!answered.await(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                    breakOff.cancel();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                breakOff.cancel();
            }
        }

        private boolean askToAnswer(String id) {
            try {
                CallOptions options = CallOptions.NONE.withTimeLimit(PATIENCE);
                CancelReceive cancel = new CancelReceive(request.queueName(), id);
                exchange.send(Call.of(CancelReceive.ACTION, cancel, options, PATIENCE));
                return true;
            } catch (CmqException e) {
                LOG.debug("a poll could not be cancelled by name, breaking it off: {}", e.getMessage());
                return false;
            }
        }
    }
}
