package org.opencmq.jms.internal.session;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.opencmq.jms.config.ProviderSettings;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.edge.ServiceFeatures;
import org.opencmq.jms.internal.produce.Provisioner;
import org.opencmq.jms.internal.produce.SendPath;
import org.opencmq.jms.monitor.ProviderListener;

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
        ProviderListener listener) {}
