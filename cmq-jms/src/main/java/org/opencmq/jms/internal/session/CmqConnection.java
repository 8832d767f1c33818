package org.opencmq.jms.internal.session;

import jakarta.jms.ConnectionConsumer;
import jakarta.jms.ConnectionMetaData;
import jakarta.jms.Destination;
import jakarta.jms.ExceptionListener;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.config.ProviderSettings;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.FeedEnvironment;
import org.opencmq.jms.internal.consume.UndeliveredReceptions;
import org.opencmq.jms.internal.convert.MessageEncoder;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.internal.message.CmqConnectionMetaData;
import org.opencmq.jms.internal.produce.Provisioner;
import org.opencmq.jms.internal.produce.SendPath;
import org.opencmq.jms.internal.subscribe.SubscriptionRequest;
import org.opencmq.jms.internal.subscribe.Subscriptions;
import org.opencmq.jms.monitor.ProviderListener;
import org.opencmq.jms.payload.PayloadStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection: owner of its lifecycle, its sessions, its feeds and its threads. Safe for all threads. Changes
 * of its phase take turns under {@code lifecycle}; nobody waits for a callback under it.
 */
public final class CmqConnection implements QueueConnection, TopicConnection {

    private static final Logger LOG = LoggerFactory.getLogger(CmqConnection.class);
    private static final long KEEPING_MILLIS = 500;

    private enum Phase {
        STOPPED,
        STARTED,
        CLOSED
    }

    private final ConnectionServices services;
    private final CmqSession.Domain domain;
    private final Subscriptions subscriptions;
    private final LeaseKeeper keeper;
    private final ExecutorService notifier;
    private final AutoCloseable release;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STOPPED);
    private final Object lifecycle = new Object();
    private final Set<SessionCore> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicInteger nextSession = new AtomicInteger(1);
    private final AtomicLong nextMessage = new AtomicLong(1);
    private volatile @Nullable String clientId;
    private volatile boolean used;

    /**
     * What a connection is made of.
     *
     * @param service names the service, for what is unique per service
     * @param payloads where bodies go that are too large for their destinations; empty for nowhere
     * @param undelivered shared by all connections to the service
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
        if (parts.settings().clientId().isPresent()) {
            // First, because nothing is to be undone when it is refused.
            String preset = parts.settings().clientId().get();
            ClientIds.claim(parts.service(), preset);
            this.clientId = preset;
            this.used = true;
        }
        this.domain = domain;
        String connectionId = UUID.randomUUID().toString().replace("-", "");
        this.release = parts.release();
        ExecutorService workers =
                Executors.newCachedThreadPool(new NamedThreads("poll-" + connectionId.substring(0, 6)));
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, new NamedThreads("timer-" + connectionId.substring(0, 6)));
        timer.setRemoveOnCancelPolicy(true);
        this.notifier =
                Executors.newSingleThreadExecutor(new NamedThreads("exceptions-" + connectionId.substring(0, 6)));
        Provisioner provisioner = new Provisioner(
                parts.edge(),
                parts.settings().missing(),
                parts.settings().newQueues(),
                parts.settings().prefix());
        OutageWatch outages = new OutageWatch(notifier, connectionId);
        Feeds feeds = new Feeds(new FeedEnvironment(
                parts.edge(),
                features,
                parts.settings().receive(),
                workers,
                timer,
                parts.clock(),
                parts.random(),
                provisioner::provideQueue,
                outages,
                parts.undelivered()));
        AtomicLong overruns = new AtomicLong();
        TemporaryDestinations temporaries =
                new TemporaryDestinations(parts.edge(), provisioner, connectionId, this::consumes, feeds::queueIsGoing);
        this.services = new ConnectionServices(
                parts.settings(),
                parts.service(),
                connectionId,
                parts.edge(),
                features,
                new EnvelopeCodec(
                        parts.encoder(),
                        parts.trusted(),
                        new SizeLimits(parts.edge(), parts.clock()),
                        parts.payloads(),
                        parts.settings().raw(),
                        workers),
                parts.trusted(),
                feeds,
                provisioner,
                new SendPath(parts.edge(), provisioner, workers),
                temporaries,
                outages,
                workers,
                timer,
                parts.clock(),
                new AtomicLong(),
                overruns,
                parts.listener());
        this.subscriptions = new Subscriptions(
                parts.edge(), provisioner, parts.service(), connectionId, () -> Optional.ofNullable(clientId));
        this.keeper = new LeaseKeeper(features, overruns, parts.listener());
        var unused =
                timer.scheduleWithFixedDelay(this::keepHouse, KEEPING_MILLIS, KEEPING_MILLIS, TimeUnit.MILLISECONDS);
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

    String nextMessageId() {
        return MessageFilter.idPrefix(services.connectionId()) + nextMessage.getAndIncrement();
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
        checkNotInListener("stopped");
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
            if (phase.getAndSet(Phase.CLOSED) == Phase.CLOSED) {
                return;
            }
        }
        services.feeds().stop();
        for (SessionCore session : List.copyOf(sessions)) {
            try {
                session.close();
            } catch (JMSException e) {
                LOG.warn("a session did not close cleanly", e);
            }
        }
        services.feeds().close();
        services.temporaries().close();
        shutDown();
    }

    private void shutDown() {
        String id = clientId;
        if (id != null) {
            ClientIds.free(services.service(), id);
        }
        services.timer().shutdownNow();
        services.workers().shutdown();
        notifier.shutdown();
        boolean interrupted = false;
        try {
            // Cancelled polls end at once; what they may still have brought is given back by them.
            if (!services.workers().awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn(
                        "requests were still under way when the connection closed connection={}",
                        services.connectionId());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
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
        used = true;
    }

    private void keepHouse() {
        try {
            services.workers().execute(() -> {
                Instant now = services.clock().instant();
                for (SessionCore session : sessions) {
                    List<Delivery> held = session.held();
                    if (!held.isEmpty()) {
                        keeper.keep(held, now);
                    }
                    session.idle();
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("no house keeping on a closing connection", e);
        }
    }

    private boolean consumes(CmqDestination destination) {
        return sessions.stream().anyMatch(session -> session.consumes(destination));
    }

    // Identity

    @Override
    public @Nullable String getClientID() throws JMSException {
        checkOpen();
        return clientId;
    }

    @Override
    public void setClientID(@Nullable String newClientId) throws JMSException {
        checkOpen();
        if (newClientId == null || newClientId.isEmpty()) {
            throw new jakarta.jms.InvalidClientIDException("a client identifier must not be empty");
        }
        synchronized (lifecycle) {
            if (clientId != null) {
                throw new IllegalStateException(
                        "the client identifier is '" + clientId + "' already and cannot change");
            }
            if (used) {
                throw new IllegalStateException(
                        "the client identifier must be set before anything else is done with the connection");
            }
            ClientIds.claim(services.service(), newClientId);
            clientId = newClientId;
            used = true;
        }
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
        use();
        CmqDestination where = CmqDestination.of(destination);
        if (where instanceof CmqQueue queue) {
            return consume(pool, maxMessages, holder -> holder.createQueueConsumer(queue, selector, false));
        }
        CmqTopic topic = topic(where);
        return consume(
                pool,
                maxMessages,
                holder -> holder.createSubscriber(SubscriptionRequest.nonDurable(topic, selector, false)));
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Queue queue, @Nullable String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        return createConnectionConsumer((Destination) queue, selector, pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createConnectionConsumer(
            Topic topic, @Nullable String selector, ServerSessionPool pool, int maxMessages) throws JMSException {
        return createConnectionConsumer((Destination) topic, selector, pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createSharedConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return subscribe(SubscriptionRequest.shared(checkedTopic(topic), name, selector), pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return subscribe(SubscriptionRequest.durable(checkedTopic(topic), name, selector, false), pool, maxMessages);
    }

    @Override
    public ConnectionConsumer createSharedDurableConnectionConsumer(
            Topic topic, String name, @Nullable String selector, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return subscribe(SubscriptionRequest.sharedDurable(checkedTopic(topic), name, selector), pool, maxMessages);
    }

    private CmqTopic checkedTopic(@Nullable Topic topic) throws JMSException {
        use();
        if (domain == CmqSession.Domain.QUEUE) {
            throw new IllegalStateException("a QueueConnection has no subscriptions; create a Connection instead");
        }
        return topic(CmqDestination.of(topic));
    }

    private static CmqTopic topic(@Nullable CmqDestination destination) throws JMSException {
        if (destination instanceof CmqTopic topic) {
            return topic;
        }
        throw new InvalidDestinationException("a queue or a topic is required, was " + destination);
    }

    private ConnectionConsumer subscribe(SubscriptionRequest request, ServerSessionPool pool, int maxMessages)
            throws JMSException {
        return consume(pool, maxMessages, holder -> holder.createSubscriber(request));
    }

    @FunctionalInterface
    private interface Consuming {
        CmqMessageConsumer by(SessionCore holder) throws JMSException;
    }

    private ConnectionConsumer consume(@Nullable ServerSessionPool pool, int maxMessages, Consuming consuming)
            throws JMSException {
        if (pool == null) {
            throw new JMSException("a connection consumer needs a server session pool, was null");
        }
        if (maxMessages < 1) {
            throw new JMSException("a server session must take 1 or more messages at a time, was " + maxMessages);
        }
        SessionCore holder = open(AcknowledgeMode.CLIENT);
        CmqConnectionConsumer consumer = new CmqConnectionConsumer(holder, pool, maxMessages);
        try {
            consuming.by(holder).handOverTo(consumer::handOver);
        } catch (JMSException | RuntimeException e) {
            holder.close();
            throw e;
        }
        return consumer;
    }
}
