package org.opencmq.jms.internal.session;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.client.ControlPlaneChoice;
import org.opencmq.client.Extensions;
import org.opencmq.client.RetryPolicy;
import org.opencmq.client.Tls;
import org.opencmq.jms.config.DestinationPrefix;
import org.opencmq.jms.config.Endpoint;
import org.opencmq.jms.config.KeyPair;
import org.opencmq.jms.config.ProviderSettings;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.embedded.EmbeddedServers;
import org.opencmq.jms.internal.consume.UndeliveredReceptions;
import org.opencmq.jms.internal.convert.MessageEncoder;
import org.opencmq.jms.internal.edge.ClientEdge;
import org.opencmq.jms.internal.edge.ServiceEdge;
import org.opencmq.jms.internal.edge.ServiceHealth;
import org.opencmq.jms.internal.produce.Provisioner;
import org.opencmq.jms.monitor.ProviderListener;
import org.opencmq.jms.payload.FilePayloadStore;
import org.opencmq.jms.payload.PayloadStore;
import org.opencmq.protocol.sign.Credentials;

/**
 * What the connections of one factory share: the embedded server if there is one, and the edges to the service. Owner of the
 * count of its users, which are the connections and the factory itself; the last one to go closes everything.
 */
public final class ServiceAccess implements AutoCloseable {

    private static final RandomGenerator RANDOM = new RandomGenerator() {
        @Override
        public long nextLong() {
            return ThreadLocalRandom.current().nextLong();
        }
    };

    /** So many that the time limit of a call ends its repetitions, not their number. */
    private static final int MOST_ATTEMPTS = 100;

    /** Long enough that the port of a server that restarts is not asked in a hot loop. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    /** No longer, so that a call goes on within two seconds of the service's return. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    /** Half of each pause is random, so that clients do not come back all at once. */
    private static final double JITTER = 0.5;

    private final ProviderSettings settings;
    private final SharedEdges edges = new SharedEdges();
    private final UndeliveredReceptions undelivered = new UndeliveredReceptions();
    private final ServiceHealth health = new ServiceHealth(System::nanoTime);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Optional<PayloadStore> payloads;
    private final Optional<Tls> tls;
    private final ProviderListener listener;
    private final Set<CmqConnection> connections = ConcurrentHashMap.newKeySet();
    private @Nullable CompletableFuture<EmbeddedServers.Share> server;
    private int users = 1;

    /**
     * Shares nothing yet; asks nobody.
     *
     * @param payloads the application's store for large bodies; empty for that of the settings, if any
     * @param tls what is trusted on https endpoints; empty for the Java runtime's trust
     * @param listener hears of calls and deliveries
     */
    public ServiceAccess(
            ProviderSettings settings, Optional<PayloadStore> payloads, Optional<Tls> tls, ProviderListener listener) {
        this.settings = settings;
        this.listener = listener;
        this.tls = tls;
        this.payloads = payloads.or(() -> settings.payloadFolder().map(Path::of).map(FilePayloadStore::new));
    }

    /**
     * Opens a connection.
     *
     * @param user the key pair; empty for that of the settings
     * @param domain which of the three kinds of connections the application asked for
     */
    public CmqConnection connect(Optional<KeyPair> user, CmqSession.Domain domain) throws JMSException {
        KeyPair keys = keys(settings, user);
        ServiceEdge edge = enter(keys);
        AtomicBoolean left = new AtomicBoolean();
        AtomicReference<@Nullable CmqConnection> opened = new AtomicReference<>();
        AutoCloseable release = () -> {
            if (!left.getAndSet(true)) {
                forget(opened.get());
                leave(keys);
            }
        };
        try {
            TrustedPackages trusted = trusted();
            CmqConnection connection = CmqConnection.open(
                    new CmqConnection.Parts(
                            settings,
                            settings.endpoint().toString(),
                            edge,
                            new MessageEncoder(settings.gzipAbove().orElse(MessageEncoder.NEVER)),
                            payloads,
                            trusted,
                            undelivered,
                            health,
                            listener,
                            Clock.systemUTC(),
                            RANDOM,
                            release),
                    domain);
            opened.set(connection);
            connections.add(connection);
            return connection;
        } catch (JMSException | RuntimeException | Error e) {
            if (!left.getAndSet(true)) {
                leave(keys);
            }
            throw e;
        }
    }

    /** Makes a service of its parts. */
    @FunctionalInterface
    public interface ServiceForm<S> {

        /** A service that runs the last part once when it is closed, or more often. */
        S make(String endpoint, ServiceEdge edge, Provisioner provisioner, DestinationPrefix prefix, Runnable release);
    }

    /** Opens a way to the service that is no connection. */
    public <S> S openService(ServiceForm<S> form) throws JMSException {
        KeyPair keys = keys(settings, Optional.empty());
        ServiceEdge edge = enter(keys);
        AtomicBoolean left = new AtomicBoolean();
        return form.make(
                settings.endpoint().toString(),
                edge,
                new Provisioner(edge, settings.missing(), settings.newQueues(), settings.prefix()),
                settings.prefix(),
                () -> {
                    if (!left.getAndSet(true)) {
                        leave(keys);
                    }
                });
    }

    private void forget(@Nullable CmqConnection connection) {
        if (connection != null) {
            connections.remove(connection);
        }
    }

    /** How many messages its connections have leased now. */
    public int messagesInFlight() {
        return connections.stream().mapToInt(CmqConnection::messagesInFlight).sum();
    }

    private TrustedPackages trusted() {
        String[] more = Stream.of(settings.trustedClasses().split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(entry -> entry.endsWith(".*") ? entry.substring(0, entry.length() - 2) : entry)
                .toArray(String[]::new);
        return TrustedPackages.defaults().plus(more);
    }

    /** The key pair of a connection: the given one, else that of the settings, else the development pair. */
    public static KeyPair keys(ProviderSettings settings, Optional<KeyPair> user) throws JMSSecurityException {
        if (user.isPresent()) {
            return user.get();
        }
        if (settings.credentials().isPresent()) {
            return settings.credentials().get();
        }
        if (settings.endpoint().isPrivate()) {
            return KeyPair.DEVELOPMENT;
        }
        throw new JMSSecurityException("there is no key pair for " + settings.endpoint()
                + "; set secretId and secretKey, or name user and password with the connection");
    }

    private ServiceEdge enter(KeyPair keys) throws JMSException {
        synchronized (this) {
            users++;
        }
        try {
            URI endpoint = endpoint();
            return edges.enter(
                    keys,
                    () -> new ClientEdge(CmqClient.open(
                            clientSettings(settings, endpoint, keys, tls), health.and(listener::called))));
        } catch (JMSException | RuntimeException e) {
            leave();
            throw e;
        }
    }

    private URI endpoint() throws JMSException {
        if (settings.endpoint() instanceof Endpoint.Remote remote) {
            return remote.uri();
        }
        CompletableFuture<EmbeddedServers.Share> joining;
        boolean first = false;
        synchronized (this) {
            joining = server;
            if (joining == null) {
                joining = new CompletableFuture<>();
                server = joining;
                first = true;
            }
        }
        if (first) {
            // Under no lock, because it may start a server.
            try {
                joining.complete(EmbeddedServers.join((Endpoint.Embedded) settings.endpoint()));
            } catch (JMSException | RuntimeException | Error e) {
                synchronized (this) {
                    server = null;
                }
                joining.completeExceptionally(e);
                throw e;
            }
        }
        try {
            return joining.join().endpoint();
        } catch (CompletionException e) {
            JMSException failed = new JMSException(settings.endpoint() + " did not start: " + e.getCause());
            failed.initCause(e);
            throw failed;
        }
    }

    /** What a client of the service is opened with for such settings. */
    public static CmqClientSettings clientSettings(
            ProviderSettings settings, URI endpoint, KeyPair keys, Optional<Tls> tls) {
        Duration limit = settings.timeouts().retry();
        CmqClientSettings.Builder builder = CmqClientSettings.builder(endpoint);
        tls.ifPresent(builder::tls);
        settings.control().cloudEndpoint().ifPresent(builder::cloudEndpoint);
        settings.control().region().ifPresent(builder::region);
        return builder.controlPlane(
                        ControlPlaneChoice.valueOf(settings.control().plane().name()))
                .topicEndpoint(settings.topicEndpoint().orElse(endpoint))
                .credentials(new Credentials(keys.secretId(), keys.secretKey(), keys.token()))
                .connectTimeout(settings.timeouts().connect())
                .requestTimeout(settings.timeouts().request())
                .retry(new RetryPolicy(MOST_ATTEMPTS, FIRST_PAUSE, LONGEST_PAUSE, JITTER, limit))
                .extensions(settings.extensions() ? Extensions.AUTO : Extensions.OFF)
                .closeTimeout(settings.timeouts().close())
                .build();
    }

    private void leave(KeyPair keys) {
        edges.leave(keys);
        leave();
    }

    private void leave() {
        List<ServiceEdge> ending;
        CompletableFuture<EmbeddedServers.Share> share;
        synchronized (this) {
            if (--users > 0) {
                return;
            }
            ending = edges.takeAll();
            share = server;
            server = null;
        }
        ending.forEach(ServiceEdge::close);
        if (share != null) {
            // Complete, since who joins counts as a user.
            share.join().close();
        }
    }

    /** The factory needs it no more. */
    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            leave();
        }
    }
}
