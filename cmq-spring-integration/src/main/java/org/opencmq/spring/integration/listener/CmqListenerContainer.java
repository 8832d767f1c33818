package org.opencmq.spring.integration.listener;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives from one queue with one long poll for all workers, has messages handled and settles them. Owner of its threads:
 * {@code NAME-poll} and {@code NAME-1} and so on. {@link #start()}, {@link #pause()}, {@link #resume()} and {@link #stop()}
 * are called by one thread at a time; counts may be read by any.
 *
 * <p>A message is deleted only after its handling. What was received and not begun is given back on pause and stop; stopping
 * waits for handling to end, then interrupts it, and waits for deletions under way.
 */
public final class CmqListenerContainer {

    private static final Logger LOG = LoggerFactory.getLogger(CmqListenerContainer.class);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

    private final CmqClient client;
    private final ContainerSettings settings;
    private final ReceptionListener listener;
    private final LeaseBook book;
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong outages = new AtomicLong();

    private volatile @Nullable Session session;
    private volatile boolean paused;

    /** A container that is not started yet; the client stays its owner's. */
    public CmqListenerContainer(CmqClient client, ContainerSettings settings, ReceptionListener listener) {
        this.client = client;
        this.settings = settings;
        this.listener = listener;
        this.book = new LeaseBook(client, settings.queue(), settings.leases());
    }

    /** Starts threads; makes no request on this one. */
    public void start() {
        if (session != null) {
            return;
        }
        book.open();
        Session started = new Session();
        if (paused) {
            started.buffer.pause();
        }
        session = started;
        started.start();
    }

    /** Stops receiving and gives back what was not begun; what was begun goes on. */
    public void pause() {
        paused = true;
        Session running = session;
        if (running != null) {
            book.giveBack(running.buffer.pause());
            running.poller.interruptPoll();
        }
    }

    /** Receives again. */
    public void resume() {
        paused = false;
        Session running = session;
        if (running != null) {
            running.buffer.resume();
        }
    }

    /** Whether {@link #pause()} was called last. */
    public boolean isPaused() {
        return paused;
    }

    /** Takes nothing further and gives back what was not begun, without waiting; {@link #stop()} must follow. */
    public void stopReceiving() {
        Session running = session;
        if (running != null) {
            running.stopReceiving();
        }
    }

    /** Ends receiving and waits for what was begun. */
    public void stop() {
        Session running = session;
        session = null;
        if (running != null) {
            running.stop();
        }
    }

    /** Messages being handled at this moment, or waiting for the confirmation that they are deleted. */
    public int inProgress() {
        Session running = session;
        return (running == null ? 0 : running.buffer.working()) + book.deletingCount();
    }

    /** Messages received since this was made. */
    public long receivedCount() {
        return received.get();
    }

    /** Failed attempts to handle a message or a batch since this was made. */
    public long failedCount() {
        return failed.get();
    }

    /** How often the service was away, or refused, since this was made. */
    public long outageCount() {
        return outages.get();
    }

    /** Messages that were held for too long, or were settled by somebody else, since this was made. */
    public long staleCount() {
        return book.staleCount();
    }

    /** From one start to the next stop. */
    private final class Session {

        private final WorkBuffer buffer = new WorkBuffer();
        private final Poller poller = new Poller(client, settings, book, buffer, received, outages);
        private final List<Thread> threads = new ArrayList<>();

        void start() {
            threads.add(new Thread(poller, settings.name() + "-poll"));
            for (int i = 1; i <= settings.concurrency(); i++) {
                threads.add(new Thread(this::work, settings.name() + "-" + i));
            }
            threads.forEach(Thread::start);
        }

        void stopReceiving() {
            book.giveBack(buffer.close());
            poller.interruptPoll();
        }

        void stop() {
            stopReceiving();
            try {
                if (!join(settings.shutdownTimeout())) {
                    LOG.warn(
                            "handling did not end within {} and is interrupted queue={}",
                            settings.shutdownTimeout(),
                            settings.queue());
                    threads.stream()
                            .filter(thread -> thread != Thread.currentThread())
                            .forEach(Thread::interrupt);
                    join(AFTER_INTERRUPT);
                }
                if (!book.awaitDeletions(settings.shutdownTimeout().plusSeconds(1))) {
                    LOG.warn("deletions were not confirmed, their messages may come again queue={}", settings.queue());
                }
            } catch (InterruptedException e) {
                threads.forEach(Thread::interrupt);
                Thread.currentThread().interrupt();
            } finally {
                book.close();
            }
        }

        private boolean join(Duration limit) throws InterruptedException {
            long end = System.nanoTime() + limit.toNanos();
            boolean all = true;
            for (Thread thread : threads) {
                if (thread != Thread.currentThread()) {
                    long millis = Math.max(1, (end - System.nanoTime()) / 1_000_000);
                    thread.join(millis);
                    all &= !thread.isAlive();
                }
            }
            return all;
        }

        private void work() {
            while (!buffer.isClosed()) {
                try {
                    workOnce();
                } catch (InterruptedException e) {
                    // Only stopping may end a worker; a handler that leaves the flag behind may not.
                    LOG.debug("interrupted while waiting for work queue={}", settings.queue());
                }
            }
        }

        private void workOnce() throws InterruptedException {
            List<Lease> leases = buffer.take();
            if (!leases.isEmpty()) {
                try {
                    handle(leases);
                } finally {
                    buffer.done();
                }
            }
        }
    }

    private void handle(List<Lease> leases) {
        List<Reception> receptions = leases.stream()
                .filter(book::mayBegin)
                .map(lease -> Reception.of(lease, settings.converter()))
                .flatMap(Optional::stream)
                .toList();
        if (receptions.isEmpty()) {
            return;
        }
        try {
            listener.handle(receptions);
        } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
            failed.incrementAndGet();
            handleFailure(receptions, e);
            return;
        }
        if (settings.acknowledgeMode() != AcknowledgeMode.MANUAL) {
            receptions.forEach(this::accept);
        }
    }

    private void handleFailure(List<Reception> receptions, Throwable failure) {
        boolean always = settings.acknowledgeMode() == AcknowledgeMode.ALWAYS;
        LOG.warn(
                "handling failed, {} queue={} messages={} firstMsgId={}",
                always ? "acknowledged all the same" : "will be delivered again",
                settings.queue(),
                receptions.size(),
                receptions.get(0).lease().received().msgId(),
                failure);
        for (Reception reception : receptions) {
            if (always) {
                accept(reception);
            } else {
                reception.lease().requeue(false);
            }
        }
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
    }

    private void accept(Reception reception) {
        var unused = reception.lease().accept().exceptionally(failure -> {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            LOG.warn(
                    "a handled message was not deleted and may come again queue={} msgId={}: {}",
                    settings.queue(),
                    reception.lease().received().msgId(),
                    cause instanceof CmqException ? cause.getMessage() : cause);
            return null;
        });
    }
}
