package org.opencmq.server.app;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.opencmq.client.Cancellation;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqException;
import org.opencmq.client.DeleteOutcome;
import org.opencmq.client.DeletePipeline;
import org.opencmq.client.OutgoingMessage;
import org.opencmq.client.SendPipeline;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.ReceivedMessage;

/**
 * One application that sends, receives and deletes as fast as it can, whatever happens to the server, on two threads of its
 * own. One message in twenty is received and not deleted, so that it comes again.
 */
final class LoadingClient implements AutoCloseable {

    private static final int WINDOW = 128;
    private static final int LONGEST_BODY = 2_000;
    private static final int MOST_WAITING = 3_000;
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String name;
    private final CmqClient client;
    private final QueueName queue;
    private final Tally tally;
    private final Random random;
    private final Semaphore window = new Semaphore(WINDOW);
    private final AtomicLong failures = new AtomicLong();
    private final Cancellation closing = new Cancellation();
    private final Thread sender;
    private final Thread receiver;
    private volatile boolean sending = true;

    LoadingClient(String name, CmqClient client, QueueName queue, Tally tally, long seed) {
        this.name = name;
        this.client = client;
        this.queue = queue;
        this.tally = tally;
        this.random = new Random(seed);
        this.sender = new Thread(this::send, "sender-" + name);
        this.receiver = new Thread(this::receive, "receiver-" + name);
        sender.start();
        receiver.start();
    }

    private void send() {
        SendPipeline sends = client.sends(queue);
        for (int number = 0; sending; number++) {
            if (tally.waiting() > MOST_WAITING) {
                LockSupport.parkNanos(1_000_000);
                continue;
            }
            String body = name + '-' + number + '-' + "x".repeat(random.nextInt(LONGEST_BODY));
            window.acquireUninterruptibly();
            tally.sending(body);
            var unused = sends.send(OutgoingMessage.of(body)).whenComplete((msgId, failure) -> {
                if (failure == null) {
                    tally.answered(body);
                } else {
                    failures.incrementAndGet();
                }
                window.release();
            });
        }
    }

    private void receive() {
        DeletePipeline deletes = client.deletes(queue);
        for (int number = 1; !closing.isCancelled(); number++) {
            long askedAt = System.nanoTime();
            for (ReceivedMessage message : received()) {
                tally.received(message, askedAt);
                if (number++ % 20 != 0) {
                    var unused = deletes.delete(message.receiptHandle()).thenAccept(outcome -> {
                        if (outcome == DeleteOutcome.DELETED) {
                            tally.deleted(message.msgId());
                        }
                    });
                }
            }
        }
    }

    private List<ReceivedMessage> received() {
        try {
            return client.receive(queue, 1 + (int) (System.nanoTime() & 15), POLL, closing);
        } catch (CmqException e) {
            failures.incrementAndGet(); // the server is away: ask again, a little later
            LockSupport.parkNanos(20_000_000);
            return List.of();
        }
    }

    /** Ends sending and waits until every message handed over has its outcome. */
    void stopSending() {
        sending = false;
        ended(sender);
        client.sends(queue).idle().join();
    }

    /** Calls that failed for good, receives included, which are never repeated by themselves. */
    long failures() {
        return failures.get();
    }

    @Override
    public void close() {
        stopSending();
        closing.cancel();
        ended(receiver);
        client.close();
    }

    private static void ended(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + thread.getName() + " ended", e);
        }
    }
}
