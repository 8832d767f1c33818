package org.opencmq.benchmarks.scenario;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends without waiting for each message, but for all that are under way once there are a thousand. */
final class SendWindow implements CompletionListener {

    private static final int WINDOW = 1_000;

    private final Bench bench;
    private final Connection connection;
    private final Semaphore free = new Semaphore(WINDOW);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    SendWindow(Bench bench, Connection connection) {
        this.bench = bench;
        this.connection = connection;
    }

    /** Sends until a moment of {@link System#nanoTime()} and waits for all; how many it were. */
    long send(long deadline) throws Exception {
        try (Session session = connection.createSession(Session.AUTO_ACKNOWLEDGE)) {
            MessageProducer producer = session.createProducer(session.createQueue(bench.queue()));
            long sent = 0;
            do {
                free.acquire();
                producer.send(Bench.message(session), this);
                sent++;
            } while (System.nanoTime() < deadline);
            free.acquire(WINDOW);
            Exception failed = failure.get();
            if (failed != null) {
                throw failed;
            }
            return sent;
        }
    }

    @Override
    public void onCompletion(Message message) {
        free.release();
    }

    @Override
    public void onException(Message message, Exception exception) {
        failure.compareAndSet(null, exception);
        free.release();
    }
}
