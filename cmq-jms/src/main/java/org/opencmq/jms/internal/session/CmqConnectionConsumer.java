package org.opencmq.jms.internal.session;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.ServerSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.internal.consume.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to the sessions of an application server's pool. Works on the dispatcher of a session of its own, which
 * starts, pauses and ends with the connection and is used for nothing else: a message that comes and what is at hand behind
 * it, up to the limit, go to one server session. A pool without a free session blocks that thread, and fetching with it.
 *
 * <p>A message that a pool cannot take is tried again after a pause and told to the exception listener.
 */
final class CmqConnectionConsumer implements ConnectionConsumer {

    private static final Logger LOG = LoggerFactory.getLogger(CmqConnectionConsumer.class);

    /** A pool that fails is an application server in trouble; its messages keep most of a usual lease of 30 s to try again. */
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    private final SessionCore holder;
    private final ServerSessionPool pool;
    private final int maxMessages;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * A consumer that waits to be given its source.
     *
     * @param holder the session whose dispatcher it works on; closed with it
     * @param maxMessages most messages of one server session at a time, at least 1
     */
    CmqConnectionConsumer(SessionCore holder, ServerSessionPool pool, int maxMessages) {
        this.holder = holder;
        this.pool = pool;
        this.maxMessages = maxMessages;
    }

    @Override
    public ServerSessionPool getServerSessionPool() throws JMSException {
        if (closed.get()) {
            throw new IllegalStateException("the connection consumer is closed; create another one");
        }
        return pool;
    }

    /** Takes a message of the source, and what else is at hand. Called on the dispatcher's thread. */
    void handOver(Delivery first, ConsumerSource source) {
        List<LoadedMessages.Loaded> batch = new ArrayList<>();
        batch.add(new LoadedMessages.Loaded(first, source));
        while (batch.size() < maxMessages) {
            Optional<Delivery> next = source.feed().takeAtHand();
            if (next.isEmpty()) {
                break;
            }
            batch.add(new LoadedMessages.Loaded(next.get(), source));
        }
        boolean loaded = false;
        try {
            ServerSession server = pool.getServerSession();
            if (server == null) {
                throw new JMSException(
                        "the server session pool gave no server session; it must wait until one is free");
            }
            SessionCore session = core(server.getSession());
            session.loaded().load(batch);
            loaded = true;
            server.start();
        } catch (JMSException e) {
            failed(loaded ? List.of() : batch, e);
        } catch (RuntimeException e) {
            JMSException wrapped = new JMSException("the server session pool failed: " + e);
            wrapped.initCause(e);
            failed(loaded ? List.of() : batch, wrapped);
        }
    }

    private static SessionCore core(@Nullable Session session) throws JMSException {
        if (session instanceof CmqSession ours) {
            return ours.core();
        }
        throw new JMSException("a server session must hold a session of this provider, was "
                + (session == null ? "null" : session.getClass().getName()));
    }

    private void failed(List<LoadedMessages.Loaded> batch, JMSException reason) {
        LOG.warn("messages could not be handed to a server session count={}", batch.size(), reason);
        Instant later = holder.now().plus(PAUSE_AFTER_FAILURE);
        LoadedMessages.giveBack(batch.stream()
                .map(each -> new LoadedMessages.Loaded(each.delivery().again(later), each.source()))
                .toList());
        holder.services().outages().tell(reason);
    }

    @Override
    public void close() throws JMSException {
        if (!closed.getAndSet(true)) {
            holder.close();
        }
    }
}
