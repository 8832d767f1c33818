package org.opencmq.jms.internal.session;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageListener;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.opencmq.jms.config.AcknowledgeMode;
import org.opencmq.jms.internal.acknowledge.Acknowledgement;
import org.opencmq.jms.internal.acknowledge.Receipts;
import org.opencmq.jms.internal.consume.Delivery;
import org.opencmq.jms.internal.consume.ListenerDispatcher;
import org.opencmq.jms.internal.consume.QueueFeed;
import org.opencmq.jms.internal.consume.Redelivery;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.produce.CompletionTeller;
import org.opencmq.jms.internal.subscribe.SubscriptionRequest;
import org.opencmq.protocol.QueueName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session does: owner of its consumers and producers, its receipts, its transaction and its dispatcher. Lifecycle
 * may be driven by any thread; the rest by the one that uses the session.
 */
final class SessionCore {

    private static final Logger LOG = LoggerFactory.getLogger(SessionCore.class);

    private final CmqConnection connection;
    private final ConnectionServices services;
    private final AcknowledgeMode mode;
    private final Receipts receipts;
    private final Acknowledgement acknowledgement;
    private final ListenerDispatcher dispatcher;
    private final CompletionTeller teller;
    private final Transaction transaction;
    private final Redelivery redelivery;
    private final Deliveries deliveries;
    private final ConsumerSources sources;
    private final Set<CmqMessageConsumer> consumers = ConcurrentHashMap.newKeySet();
    private final Set<CmqMessageProducer> producers = ConcurrentHashMap.newKeySet();
    private final Set<CmqQueueBrowser> browsers = ConcurrentHashMap.newKeySet();
    private final LoadedMessages loaded = new LoadedMessages();
    private final Set<QueueFeed> kept = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closing = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable MessageListener sessionListener;

    SessionCore(CmqConnection connection, ConnectionServices services, AcknowledgeMode mode, String name) {
        this.connection = connection;
        this.services = services;
        this.mode = mode;
        this.receipts = new Receipts(
                services.edge(),
                services.clock(),
                services.settings().acknowledge().linger(),
                services.settings()
                        .timeouts()
                        .retry()
                        .plus(services.settings().timeouts().request()),
                services.settings().timeouts().close(),
                delivery -> {
                    services.staleReceipts().incrementAndGet();
                    services.listener()
                            .acknowledgedTooLate(delivery.feed().queue().value());
                },
                services.codec()::acknowledged);
        this.acknowledgement = Acknowledgement.of(mode, services.settings().acknowledge(), receipts);
        this.dispatcher = new ListenerDispatcher(new NamedThreads("session-" + name), services.timer());
        this.teller = new CompletionTeller(new NamedThreads("completion-" + name));
        this.transaction = new Transaction(services, receipts, this);
        this.redelivery = new Redelivery(services.settings().redelivery());
        this.deliveries = new Deliveries(services, mode, receipts, acknowledgement, redelivery, this::acknowledge);
        this.sources = new ConsumerSources(connection, services);
    }

    ConnectionServices services() {
        return services;
    }

    CmqConnection connection() {
        return connection;
    }

    AcknowledgeMode mode() {
        return mode;
    }

    Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    ListenerDispatcher dispatcher() {
        return dispatcher;
    }

    CompletionTeller teller() {
        return teller;
    }

    Transaction transaction() {
        return transaction;
    }

    LoadedMessages loaded() {
        return loaded;
    }

    boolean isClosed() {
        return closed.get();
    }

    void checkOpen() throws IllegalStateException {
        if (closed.get()) {
            throw new IllegalStateException("the session is closed; create another one");
        }
    }

    void checkNotInCompletionListener(String method) throws IllegalStateException {
        if (teller.isCurrentThread()) {
            throw new IllegalStateException(method + " must not be called by a CompletionListener of the same session");
        }
    }

    boolean isCurrentThreadInCallback() {
        return isCurrentThreadInMessageListener() || teller.isCurrentThread();
    }

    boolean isCurrentThreadInMessageListener() {
        return dispatcher.isCurrentThread() || loaded.isCurrentThread();
    }

    // Lifecycle, driven by the connection

    void start() {
        if (!closing.get()) {
            dispatcher.start();
        }
    }

    void pause() {
        dispatcher.pause();
    }

    void awaitQuiet() {
        dispatcher.awaitQuiet();
        loaded.awaitQuiet();
    }

    /** Ends the blocked receives with null; others may begin while the session is not closed. */
    void endReceives() {
        consumers.forEach(CmqMessageConsumer::endReceive);
    }

    void close() throws JMSException {
        if (dispatcher.isCurrentThread() || loaded.isCurrentThread()) {
            throw new IllegalStateException("a session must not be closed by its own MessageListener");
        }
        checkNotInCompletionListener("close");
        if (closing.getAndSet(true)) {
            return;
        }
        endReceives();
        // A listener at work has the whole session until it returns; only then is the session closed.
        dispatcher.close();
        loaded.close();
        closed.set(true);
        endReceives();
        List<CmqMessageConsumer> ended = List.copyOf(consumers);
        ended.forEach(CmqMessageConsumer::awaitReceive);
        transaction.forgetSends();
        teller.awaitAll();
        try {
            acknowledgement.flush();
        } catch (JMSException e) {
            LOG.warn("not all acknowledgements were confirmed before the session closed, messages may come again", e);
        }
        Redelivery.release(acknowledgement.takeUnacknowledged());
        JMSException first = null;
        for (CmqMessageConsumer consumer : ended) {
            try {
                consumer.close();
            } catch (JMSException e) {
                first = first == null ? e : first;
            }
        }
        kept.forEach(services.feeds()::release);
        browsers.forEach(CmqQueueBrowser::close);
        producers.forEach(CmqMessageProducer::end);
        connection.closed(this);
        if (first != null) {
            throw first;
        }
    }

    // Transactions and redelivery

    void commit() throws JMSException {
        checkTransacted("commit");
        teller.awaitAll();
        try {
            transaction.commit(acknowledgement.held());
        } catch (JMSException e) {
            giveBackHeld();
            throw e;
        }
    }

    void rollback() throws JMSException {
        checkTransacted("rollback");
        teller.awaitAll();
        transaction.forgetSends();
        giveBackHeld();
    }

    void recover() throws JMSException {
        checkOpen();
        if (mode == AcknowledgeMode.TRANSACTED) {
            throw new IllegalStateException("recover is not for a transacted session; roll it back instead");
        }
        redelivery.again(acknowledgement.takeUnacknowledged(), false, now());
    }

    void acknowledge(Delivery delivery) throws JMSException {
        checkOpen();
        acknowledgement.acknowledge(delivery);
    }

    /** Acknowledges everything the session was given. */
    void acknowledgeAll() throws JMSException {
        checkOpen();
        receipts.deleteAndWait(acknowledgement.held());
    }

    private void checkTransacted(String method) throws IllegalStateException {
        checkOpen();
        if (mode != AcknowledgeMode.TRANSACTED) {
            throw new IllegalStateException(method + " is for a transacted session, this one is " + mode);
        }
    }

    private void giveBackHeld() {
        redelivery.again(
                acknowledgement.takeUnacknowledged(), !dispatcher.isUsed() && !loaded.isCurrentThread(), now());
    }

    // Deliveries

    Deliveries deliveries() {
        return deliveries;
    }

    /** Works off what a connection consumer loaded, on the calling thread. */
    void run() {
        MessageListener listener = sessionListener;
        if (listener == null && !loaded.isEmpty()) {
            LOG.error("a server session was started whose session has no message listener; its messages go back");
        }
        loaded.run(() -> listener != null && !closed.get() && connection.isStarted(), next -> {
            if (listener != null) {
                deliveries.show(next.delivery(), next.source(), listener);
            }
        });
    }

    // Consumers and producers

    CmqMessageConsumer createQueueConsumer(CmqQueue queue, @Nullable String selector, boolean noLocal)
            throws JMSException {
        return add(new CmqMessageConsumer(this, sources.of(queue, selector), selector, noLocal));
    }

    CmqMessageConsumer createSubscriber(SubscriptionRequest request) throws JMSException {
        return add(new CmqMessageConsumer(this, sources.of(request), request.selector(), request.noLocal()));
    }

    private CmqMessageConsumer add(CmqMessageConsumer consumer) throws JMSException {
        consumers.add(consumer);
        if (closed.get()) {
            consumer.close();
            checkOpen();
        }
        return consumer;
    }

    CmqMessageProducer createProducer(@Nullable CmqDestination destination) throws JMSException {
        CmqMessageProducer producer = new CmqMessageProducer(this, destination);
        producers.add(producer);
        return producer;
    }

    CmqQueueBrowser createBrowser(CmqQueue queue, @Nullable String selector) throws JMSException {
        MessageFilter filter = MessageFilter.of(selector);
        services.provisioner().requireQueue(queue);
        CmqQueueBrowser browser = new CmqQueueBrowser(this, queue, selector, filter);
        browsers.add(browser);
        return browser;
    }

    void unsubscribe(@Nullable String name) throws JMSException {
        connection.subscriptions().unsubscribe(name);
    }

    CmqQueue queueNamed(@Nullable String name) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new InvalidDestinationException("a queue needs a name that is not empty");
        }
        return new CmqQueue(services.settings().prefix().before(name));
    }

    CmqTopic topicNamed(@Nullable String name) throws JMSException {
        if (name == null || name.isEmpty()) {
            throw new InvalidDestinationException("a topic needs a name that is not empty");
        }
        return new CmqTopic(services.settings().prefix().before(name));
    }

    /**
     * A consumer needs its feed no more. Where messages cannot be given back to the service, the session keeps a feed whose
     * messages it holds, so that a rollback can hand them to the next consumer.
     */
    void letGo(QueueFeed feed) {
        boolean holds = !services.features().changeVisibility()
                && !closed.get()
                && acknowledgement.held().stream().anyMatch(delivery -> delivery.feed() == feed);
        if (!holds || !kept.add(feed)) {
            services.feeds().release(feed);
        }
    }

    void closed(CmqMessageConsumer consumer) {
        consumers.remove(consumer);
    }

    void closed(CmqMessageProducer producer) {
        producers.remove(producer);
    }

    void closed(CmqQueueBrowser browser) {
        browsers.remove(browser);
    }

    /** Whether a consumer of this session is open on a destination. */
    boolean consumes(CmqDestination destination) {
        return consumers.stream().anyMatch(consumer -> consumer.destination().equals(destination));
    }

    /** The queue is being deleted, with the messages of it that the session still holds. */
    void queueIsGoing(QueueName queue) {
        for (Delivery delivery : acknowledgement.held()) {
            if (delivery.feed().queue().key().equals(queue.key())) {
                delivery.feed().queueIsGoing();
            }
        }
        for (QueueFeed feed : List.copyOf(kept)) {
            if (feed.queue().key().equals(queue.key()) && kept.remove(feed)) {
                services.feeds().release(feed);
            }
        }
    }

    List<Delivery> held() {
        return acknowledgement.held();
    }

    /** Called every second or so by the timer of the connection, on a worker. */
    void idle() {
        acknowledgement.idle();
    }

    @Nullable
    MessageListener sessionListener() {
        return sessionListener;
    }

    void sessionListener(@Nullable MessageListener listener) {
        sessionListener = listener;
    }

    Instant now() {
        return services.clock().instant();
    }
}
