package org.opencmq.jms.internal.session;

import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.consume.FeedEnvironment;
import org.opencmq.jms.internal.edge.ServiceHealth;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the exception listener of a connection about an outage, once for each, on a thread of its own choosing. An outage
 * begins when a poll fails for good, or when calls that are being repeated have gone without any answer for {@link
 * ServiceHealth#PATIENCE}; it ends with the next answer. Owner of the question whether there is an outage now.
 */
final class OutageWatch implements FeedEnvironment.Outages, ServiceHealth.Watcher {

    private static final Logger LOG = LoggerFactory.getLogger(OutageWatch.class);

    private final Executor notifier;
    private final String connection;
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile @Nullable ExceptionListener listener;

    /**
     * No outage and no listener.
     *
     * @param notifier runs the listener, one call at a time
     * @param connection names the connection in logs
     */
    OutageWatch(Executor notifier, String connection) {
        this.notifier = notifier;
        this.connection = connection;
    }

    @Nullable
    ExceptionListener listener() {
        return listener;
    }

    void listener(@Nullable ExceptionListener newListener) {
        listener = newListener;
    }

    @Override
    public void away(JMSException reason) {
        begin("the service does not answer, calls are repeated until it does", reason);
    }

    @Override
    public void failed(JMSException reason) {
        begin("receiving fails, trying again until it works", reason);
    }

    private void begin(String finding, JMSException reason) {
        if (!away.compareAndSet(false, true)) {
            LOG.debug("still failing connection={}", connection, reason);
            return;
        }
        LOG.warn("{} connection={} reason={}", finding, connection, reason.getMessage());
        tell(reason);
    }

    /** Tells the exception listener, if there is one, of something that is no outage. */
    void tell(JMSException reason) {
        ExceptionListener current = listener;
        if (current != null) {
            try {
                notifier.execute(() -> current.onException(reason));
            } catch (RejectedExecutionException e) {
                LOG.debug("nobody to tell on a closing connection", e);
            } catch (OutOfMemoryError e) { // which is what a thread that cannot be started ends with
                LOG.warn("no thread to tell the exception listener connection={}", connection, e);
            }
        }
    }

    @Override
    public void back() {
        succeeded();
    }

    @Override
    public void succeeded() {
        if (away.get() && away.compareAndSet(true, false)) {
            LOG.info("the service answers again connection={}", connection);
        }
    }
}
