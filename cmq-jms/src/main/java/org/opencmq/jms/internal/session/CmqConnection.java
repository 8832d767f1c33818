package org.opencmq.jms.internal.session;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.QueueConnection;
import jakarta.jms.QueueSession;
import jakarta.jms.ServerSessionPool;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import jakarta.jms.TopicConnection;
import jakarta.jms.TopicSession;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.config.ProviderSettings;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.UndeliveredReceptions;
import org.opencmq.jms.internal.convert.MessageEncoder;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.internal.edge.ServiceHealth;
import org.opencmq.jms.internal.message.CmqConnectionMetaData;
import org.opencmq.jms.internal.subscribe.SubscriptionRequest;
import org.opencmq.jms.internal.subscribe.Subscriptions;
import org.opencmq.jms.monitor.ProviderListener;
import org.opencmq.jms.payload.PayloadStore;
import org.opencmq.protocol.QueueName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection: owner of its lifecycle, its sessions, its feeds and its threads. Safe for all threads. Changes
 * of its phase take turns under {@code lifecycle}; nobody waits for a callback under it.
 */
public final class CmqConnection implements QueueConnection, TopicConnection {

    private static final Logger LOG = LoggerFactory.getLogger(CmqConnection.class);

    /** Twice within the shortest lease there is, of one second, which is to be renewed when half of it is over. */
    private static final long KEEPING_MILLIS = 500;

    /** While it is closing, listeners at work still have all of its services; nothing begins to be delivered. */
    private enum Phase {
        STOPPED,
        STARTED,
        CLOSING,
        CLOSED
    }

    private final ConnectionServices services;
    private final CmqSession.Domain domain;
    private final ClientIdentity identity;
    private final Subscriptions subscriptions;
    private final LeaseKeeper keeper;
    private final ConnectionThreads threads;
    private final ServiceHealth health;
    private final AutoCloseable release;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STOPPED);
    private final Object lifecycle = new Object();
    private final Set<SessionCore> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nextSession = new AtomicInteger(1);

    /**
     * What a connection is made of.
     *
     * @param service names the service, for what is unique per service
     * @param payloads where bodies go that are too large for their destinations; empty for nowhere
     * @param undelivered shared by all connections to the service
     * @param health tells when the service is away
     * @param listener hears of deliveries
     * @param release called once at the end, lets go of the edge
     */
    public record Parts(
            ProviderSettings settings,
            String service,
            ServiceEdge edge,
            MessageEncoder encoder,
            Optional<PayloadStore> payloads,
            TrustedPackages trusted,
            UndeliveredReceptions undelivered,
            ServiceHealth health,
            ProviderListener listener,
            Clock clock,
            RandomGenerator random,
            AutoCloseable release) {}

    /**
     * Opens a connection that is stopped.
     *
     * @param domain which of the three kinds of connections the application asked for
     * @throws jakarta.jms.JMSSecurityException when the service refuses the key pair
     * @throws JMSException when the service does not answer
     */
    public static CmqConnection open(Parts parts, CmqSession.Domain domain) throws JMSException {
        parts.edge().authenticate();
        ServiceFeatures features = parts.edge().features();
        return new CmqConnection(parts, features, domain);
    }

    private CmqConnection(Parts parts, ServiceFeatures features, CmqSession.Domain domain) throws JMSException {
        this.domain = domain;
        String connectionId = UUID.randomUUID().toString().replace("-", "");
        // First, because nothing is to be undone when it is refused.
        this.identity = new ClientIdentity(
                parts.service(), connectionId, parts.settings().clientId());
        this.release = parts.release();
        this.threads = new ConnectionThreads(connectionId);
        this.services =
                ConnectionServices.of(parts, features, connectionId, threads, this::consumes, this::queueIsGoing);
        this.subscriptions = new Subscriptions(
                parts.edge(),
                services.provisioner(),
                parts.service(),
                connectionId,
                () -> Optional.ofNullable(identity.clientId()),
                this::queueIsGoing);
        this.keeper = new LeaseKeeper(features, services.overruns(), parts.listener());
        this.health = parts.health();
        health.add(services.outages());
        try {
            threads.repeat(this::keepHouse, KEEPING_MILLIS);
        } catch (RuntimeException | Error e) { // no thread is to be had
            identity.free();
            health.remove(services.outages());
            threads.close();
            throw e;
        }
        LOG.debug("opened connection={} service={} features={}", connectionId, parts.service(), features);
    }

    Subscriptions subscriptions() {
        return subscriptions;
    }

    /** How many messages are leased now, with and without somebody who has them. */
    int messagesInFlight() {
        int held = sessions.stream().mapToInt(session -> session.held().size()).sum();
        return held + services.feeds().atHand();
    }

    boolean isStarted() {
        return phase.get() == Phase.STARTED;
    }

    /** Who this connection is. */
    ClientIdentity identity() {
        return identity;
    }

    // Lifecycle

    @Override
    public void start() throws JMSException {
        use();
        synchronized (lifecycle) {
            if (!phase.compareAndSet(Phase.STOPPED, Phase.STARTED)) {
                checkOpen();
                return;
            }
            services.feeds().start();
            sessions.forEach(SessionCore::start);
        }
    }

    @Override
    public void stop() throws JMSException {
        use();
        checkNotInMessageListener();
        synchronized (lifecycle) {
            if (!phase.compareAndSet(Phase.STARTED, Phase.STOPPED)) {
                checkOpen();
                return;
            }
            services.feeds().stop();
            sessions.forEach(SessionCore::pause);
        }
        sessions.forEach(SessionCore::awaitQuiet);
    }

    @Override
    public void close() throws JMSException {
        if (phase.get() == Phase.CLOSED) {
            return;
        }
        checkNotInListener("closed");
        synchronized (lifecycle) {
            Phase before = phase.get();
            if (before == Phase.CLOSING || before == Phase.CLOSED) {
                return;
            }
            phase.set(Phase.CLOSING);
        }
        services.feeds().stop();
        sessions.forEach(SessionCore::endReceives);
        sessions.forEach(SessionCore::pause);
        sessions.forEach(SessionCore::awaitQuiet);
        closeSessions();
        synchronized (lifecycle) {
            phase.set(Phase.CLOSED);
        }
        closeSessions(); // those a listener at work has opened meanwhile
        services.feeds().close();
        services.temporaries().close();
        shutDown();
    }

    private void closeSessions() {
        for (SessionCore session : List.copyOf(sessions)) {
            try {
                session.close();
            } catch (JMSException e) {
                LOG.warn("a session did not close cleanly", e);
            }
        }
    }

    private void shutDown() {
        identity.free();
        health.remove(services.outages());
        threads.close();
        boolean interrupted = Thread.interrupted(); // what follows has to happen all the same
        try {
            release.close();
        } catch (Exception e) {
            LOG.warn("could not let go of what the connection stood on", e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void closed(SessionCore session) {
        sessions.remove(session);
    }

    /** A completion listener may stop what a message listener may not: a stop does not wait for completions. */
    private void checkNotInMessageListener() throws IllegalStateException {
        for (SessionCore session : sessions) {
            if (session.isCurrentThreadInMessageListener()) {
                throw new IllegalStateException(
                        "a connection must not be stopped by a message listener of one of its sessions");
            }
        }
    }

    private void checkNotInListener(String verb) throws IllegalStateException {
        for (SessionCore session : sessions) {
            if (session.isCurrentThreadInCallback()) {
                throw new IllegalStateException(
                        "a connection must not be " + verb + " by a listener of one of its sessions");
            }
        }
    }

    private void checkOpen() throws IllegalStateException {
        if (phase.get() == Phase.CLOSED) {
            throw new IllegalStateException("the connection is closed; create another one");
        }
    }

    private void use() throws IllegalStateException {
        checkOpen();
        identity.used();
    }

    private void keepHouse() {
        Instant now = services.clock().instant();
        for (SessionCore session : sessions) {
            List<Delivery> held = session.held();
            if (!held.isEmpty()) {
                keeper.keep(held, now);
            }
            session.idle();
        }
    }

    /** What was received of a queue that is deleted needs no acknowledgement any more, whoever holds it. */
    private void queueIsGoing(QueueName queue) {
        services.feeds().queueIsGoing(queue);
        sessions.forEach(session -> session.queueIsGoing(queue));
    }

    private boolean consumes(CmqDestination destination) {
        return sessions.stream().anyMatch(session -> session.consumes(destination));
    }

    /** How many messages were held for longer than their leases so far, where leases cannot be renewed. */
    public long overruns() {
        return services.overruns().get();
    }

    /** How many acknowledgements came too late so far: their messages were or will be delivered again. */
    public long staleAcknowledgements() {
        return services.staleReceipts().get();
    }

    // Identity

    @Override
    public @Nullable String getClientID() throws JMSException {
        checkOpen();
        return identity.clientId();
    }

    @Override
    public void setClientID(@Nullable String newClientId) throws JMSException {
        checkOpen();
        identity.set(newClientId);
    }

    @Override
    public ConnectionMetaData getMetaData() throws JMSException {
        use();
        return new CmqConnectionMetaData();
    }

    @Override
    public @Nullable ExceptionListener getExceptionListener() throws JMSException {
        checkOpen();
        return services.outages().listener();
    }

    @Override
    public void setExceptionListener(@Nullable ExceptionListener listener) throws JMSException {
        use();
        services.outages().listener(listener);
    }

    // Sessions

    @Override
    public Session createSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return session(transacted, acknowledgeMode, CmqSession.Domain.ANY);
    }

    @Override
    public Session createSession(int sessionMode) throws JMSException {
        return session(sessionMode == Session.SESSION_TRANSACTED, sessionMode, CmqSession.Domain.ANY);
    }

    @Override
    public Session createSession() throws JMSException {
        return session(false, Session.AUTO_ACKNOWLEDGE, CmqSession.Domain.ANY);
    }

    @Override
    public QueueSession createQueueSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return session(transacted, acknowledgeMode, CmqSession.Domain.QUEUE);
    }

    @Override
    public TopicSession createTopicSession(boolean transacted, int acknowledgeMode) throws JMSException {
        return session(transacted, acknowledgeMode, CmqSession.Domain.TOPIC);
    }

    CmqSession session(boolean transacted, int acknowledgeMode, CmqSession.Domain domain) throws JMSException {
        use();
        AcknowledgeMode mode;
        try {
            mode = transacted ? AcknowledgeMode.TRANSACTED : AcknowledgeMode.of(acknowledgeMode);
        } catch (IllegalArgumentException e) {
            JMSException refused = new JMSException(e.getMessage());
            refused.initCause(e);
            throw refused;
        }
        if (!transacted && mode == AcknowledgeMode.TRANSACTED) {
            throw new JMSException(
                    "a session that is not transacted needs an acknowledge mode, was SESSION_TRANSACTED");
        }
        return new CmqSession(open(mode), domain);
    }

    private SessionCore open(AcknowledgeMode mode) throws JMSException {
        SessionCore session = new SessionCore(
                this, services, mode, services.connectionId().substring(0, 6) + "-" + nextSession.getAndIncrement());
        synchronized (lifecycle) {
            checkOpen();
            sessions.add(session);
            if (isStarted()) {
                session.start();
            }
        }
        return session;
    }

    // Connection consumers

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Destination destination, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return consumers().create(CmqDestination.of(destination), selector, pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Queue queue, @Nullable String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        return consumers().create(CmqDestination.of(queue), selector, pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Topic topic, @Nullable String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        return consumers().create(CmqDestination.of(topic), selector, pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return subscribers().create(SubscriptionRequest.shared(topic(topic), name, selector), pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return subscribers()
                .create(SubscriptionRequest.durable(topic(topic), name, selector, false), pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return subscribers().create(SubscriptionRequest.sharedDurable(topic(topic), name, selector), pool, maxMessages);
    }

    private ConnectionConsumers consumers() throws JMSException {
        use();
        return new ConnectionConsumers(() -> open(AcknowledgeMode.CLIENT));
    }

    private ConnectionConsumers subscribers() throws JMSException {
        use();
        if (domain == CmqSession.Domain.QUEUE) {
            throw new IllegalStateException("a QueueConnection has no subscriptions; create a Connection instead");
        }
        return consumers();
    }

    private static CmqTopic topic(@Nullable Topic topic) throws JMSException {
        return ConnectionConsumers.topic(CmqDestination.of(topic));
    }
}
