package org.opencmq.jms.internal.session;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.opencmq.jms.config.ProviderSettings;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.consume.FeedEnvironment;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.internal.produce.Provisioner;
import org.opencmq.jms.internal.produce.SendPath;
import org.opencmq.jms.monitor.ProviderListener;
import org.opencmq.protocol.QueueName;

/**
 * What the sessions of a connection share.
 *
 * @param service names the service, for what is unique per service
 * @param connectionId letters and digits, unique in the world
 * @param workers threads that may block
 * @param timer one thread that must not
 * @param staleReceipts counts acknowledgements that came too late
 * @param overruns counts messages held longer than their leases
 * @param listener hears of deliveries
 */
record ConnectionServices(
        ProviderSettings settings,
        String service,
        String connectionId,
        ServiceEdge edge,
        ServiceFeatures features,
        MessageCodec codec,
        TrustedPackages trusted,
        Feeds feeds,
        Provisioner provisioner,
        SendPath sendPath,
        TemporaryDestinations temporaries,
        OutageWatch outages,
        ExecutorService workers,
        ScheduledExecutorService timer,
        Clock clock,
        AtomicLong staleReceipts,
        AtomicLong overruns,
        ProviderListener listener) {

    /**
     * Puts together what the parts of a connection make possible; asks nobody.
     *
     * @param threads of the connection, which owns them
     * @param inUse whether a consumer of the connection is open on a destination
     * @param queueIsGoing is told before a queue of the connection is deleted
     */
    static ConnectionServices of(
            CmqConnection.Parts parts,
            ServiceFeatures features,
            String connectionId,
            ConnectionThreads threads,
            Predicate<CmqDestination> inUse,
            Consumer<QueueName> queueIsGoing) {
        ProviderSettings settings = parts.settings();
        ServiceEdge edge = parts.edge();
        Provisioner provisioner = new Provisioner(edge, settings.missing(), settings.newQueues(), settings.prefix());
        OutageWatch outages = new OutageWatch(threads.notifier(), connectionId);
        FeedEnvironment feeds = new FeedEnvironment(
                edge,
                features,
                settings.receive(),
                threads.workers(),
                threads.timer(),
                parts.clock(),
                parts.random(),
                provisioner::provideQueue,
                outages,
                parts.undelivered());
        MessageCodec codec = new EnvelopeCodec(
                parts.encoder(),
                parts.trusted(),
                new SizeLimits(edge, parts.clock()),
                parts.payloads(),
                settings.raw(),
                threads.workers());
        return new ConnectionServices(
                settings,
                parts.service(),
                connectionId,
                edge,
                features,
                codec,
                parts.trusted(),
                new Feeds(feeds),
                provisioner,
                new SendPath(edge, provisioner, threads.workers()),
                new TemporaryDestinations(edge, provisioner, connectionId, inUse, queueIsGoing),
                outages,
                threads.workers(),
                threads.timer(),
                parts.clock(),
                new AtomicLong(),
                new AtomicLong(),
                parts.listener());
    }
}
