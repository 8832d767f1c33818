package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqCancelledException;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.CmqRefusedException;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.protocol.error.CmqErrorCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that receives whenever a worker has nothing to do. An outage is logged once, waited out with growing pauses, and
 * ends by itself. Runs on one thread; {@link #interruptPoll()} may come from any.
 */
final class Poller implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 10_000;

    private final CmqClient client;
    private final ContainerSettings settings;
    private final LeaseBook book;
    private final WorkBuffer buffer;
    private final AtomicLong received;
    private final AtomicLong outages;

    private volatile @Nullable Cancellation current;
    private boolean lengthKnown;
    private int failures;

    Poller(
            CmqClient client,
            ContainerSettings settings,
            LeaseBook book,
            WorkBuffer buffer,
            AtomicLong received,
            AtomicLong outages) {
        this.client = client;
        this.settings = settings;
        this.book = book;
        this.buffer = buffer;
        this.received = received;
        this.outages = outages;
    }

    /** Ends the poll under way; what it leased meanwhile is given back when it may not be handled. */
    void interruptPoll() {
        Cancellation running = current;
        if (running != null) {
            running.cancel();
        }
    }

    @Override
    public void run() {
        try {
            while (buffer.awaitDemand()) {
                Cancellation ending = new Cancellation();
                current = ending;
                try {
                    if (buffer.isOpenForWork()) { // else it was paused or closed before there was a poll to end
                        poll(ending);
                    }
                } finally {
                    current = null;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll(Cancellation cancellation) throws InterruptedException {
        try {
            if (!lengthKnown) {
                learnLength();
            }
            List<Lease> leases =
                    book.receive(settings.maxMessagesPerPoll(), settings.pollWait(), settings.selector(), cancellation);
            succeeded();
            if (leases.isEmpty()) {
                return;
            }
            received.addAndGet(leases.size());
            List<List<Lease>> pieces = settings.batch()
                    ? List.of(leases)
                    : leases.stream().map(List::of).toList();
            if (!buffer.put(pieces)) {
                book.giveBack(leases);
            }
        } catch (CmqCancelledException e) {
            LOG.trace("the poll was ended queue={}", settings.queue());
            if (!cancellation.isCancelled()) {
                failed(e); // the client was closed under us
            }
        } catch (CmqRefusedException e) {
            boolean missing = e.kind() == CmqErrorCode.Kind.NO_SUCH_DESTINATION;
            if (!missing || !settings.autoCreate() || !create()) {
                failed(e);
            }
        } catch (CmqException | RuntimeException e) {
            failed(e);
        }
    }

    private void learnLength() throws CmqException {
        try {
            book.learnLength();
        } catch (CmqRefusedException e) {
            if (e.kind() == CmqErrorCode.Kind.NO_SUCH_DESTINATION) {
                throw e;
            }
            LOG.debug("the queue's attributes are not told, messages will tell the lease: {}", e.getMessage());
        }
        lengthKnown = true;
    }

    private boolean create() {
        try {
            client.control().createQueueIfAbsent(settings.queue(), QueueSettings.NONE);
            return true;
        } catch (CmqException e) {
            LOG.debug("the queue is missing and was not made queue={}: {}", settings.queue(), e.getMessage());
            return false;
        }
    }

    private void succeeded() {
        if (failures > 0) {
            LOG.info("receiving goes on queue={} after={} failures", settings.queue(), failures);
            failures = 0;
        }
    }

    private void failed(Exception failure) throws InterruptedException {
        if (failures++ == 0) {
            outages.incrementAndGet();
            LOG.warn("receiving failed and is tried again queue={}: {}", settings.queue(), failure.getMessage());
        }
        long whole = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures - 1, 10));
        long millis = whole / 2 + ThreadLocalRandom.current().nextLong(whole / 2 + 1);
        buffer.awaitClosed(Duration.ofMillis(millis));
    }
}
