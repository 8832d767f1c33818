package org.opencmq.jms.internal.session;

import jakarta.jms.ExceptionListener;
import jakarta.jms.JMSException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.consume.FeedEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the exception listener of a connection about an outage, once for each, on a thread of its own choosing. Owner of
 * the question whether there is an outage now.
 */
final class OutageWatch implements FeedEnvironment.Outages {

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
    public void failed(JMSException reason) {
        if (!away.compareAndSet(false, true)) {
            LOG.debug("still failing connection={}", connection, reason);
            return;
        }
        LOG.warn(
                "receiving fails, trying again until it works connection={} reason={}",
                connection,
                reason.getMessage());
        ExceptionListener current = listener;
        if (current != null) {
            try {
                notifier.execute(() -> current.onException(reason));
            } catch (RejectedExecutionException e) {
                LOG.debug("nobody to tell on a closing connection", e);
            }
        }
    }

    @Override
    public void succeeded() {
        if (away.get() && away.compareAndSet(true, false)) {
            LOG.info("receiving works again connection={}", connection);
        }
    }
}
