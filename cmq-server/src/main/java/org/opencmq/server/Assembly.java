package org.opencmq.server;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.opencmq.server.action.ActionTable;
import org.opencmq.server.action.Binding;
import org.opencmq.server.action.ExtensionActions;
import org.opencmq.server.action.KnownQueues;
import org.opencmq.server.action.MessageIdSource;
import org.opencmq.server.action.QueueActions;
import org.opencmq.server.action.Surroundings;
import org.opencmq.server.auth.AccessKey;
import org.opencmq.server.auth.Authentication;
import org.opencmq.server.auth.KeyRing;
import org.opencmq.server.config.ServerSettings;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.http.FrontDoor;
import org.opencmq.server.http.HttpListener;
import org.opencmq.server.metrics.Traffic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the parts of a server together, and takes them apart again when one cannot be opened. */
final class Assembly {

    private static final Logger LOG = LoggerFactory.getLogger(Assembly.class);

    private final ServerSettings settings;
    private final Clock clock;
    private final EngineSource source;
    private final EngineSettings engineSettings;
    private final KeyRing keys;
    private final Traffic traffic = new Traffic();

    Assembly(
            ServerSettings settings,
            Clock clock,
            EngineSource source,
            EngineSettings engineSettings,
            List<AccessKey> accounts) {
        this.settings = settings;
        this.clock = clock;
        this.source = source;
        this.engineSettings = engineSettings;
        this.keys = new KeyRing(accounts.isEmpty() ? developmentKey(settings.host()) : accounts);
    }

    CmqServer start() {
        EngineSource.Opened opened = source.open(clock, engineSettings);
        boolean started = false;
        try {
            FrontDoor door = door(opened.engine());
            HttpListener listener = listen(door);
            CmqServer server =
                    new CmqServer(settings.host(), keys, opened.engine(), opened.lock(), door, listener, traffic);
            started = true;
            return server;
        } finally {
            if (!started) {
                opened.close();
            }
        }
    }

    private FrontDoor door(Engine engine) {
        int node = settings.node().orElseGet(() -> new Random().nextInt(MessageIdSource.MAX_NODE + 1));
        Surroundings with = new Surroundings(
                engine,
                new KnownQueues(engine, System::nanoTime),
                settings.limits(),
                settings.extensions(),
                new MessageIdSource(clock, node),
                traffic,
                clock);
        return new FrontDoor(
                new ActionTable(actions(with)),
                new Authentication(keys, settings.publicNames(), settings.maxClockSkew(), clock),
                settings.limits(),
                traffic,
                clock,
                Map.of(
                        "/health", new HealthPage(engine),
                        "/metrics", new MetricsPage(traffic, engine, keys)));
    }

    /** All that the server carries out; what a later part brings is added here. */
    private static List<Binding<?, ?>> actions(Surroundings with) {
        List<Binding<?, ?>> actions = new ArrayList<>(QueueActions.bindings(with));
        actions.addAll(ExtensionActions.bindings(with));
        return actions;
    }

    private HttpListener listen(FrontDoor door) {
        String address = settings.host() + ":" + settings.port();
        try {
            return HttpListener.open(settings.host(), settings.port(), settings.eventLoops(), door);
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) {
                throw new PortTakenException(
                        "port " + settings.port() + " on " + settings.host()
                                + " is taken by another program; stop it or choose another port",
                        e);
            }
            throw new CmqServerException("cannot listen on " + address + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new CmqServerException("cannot listen on " + address + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CmqServerException("interrupted while starting to listen on " + address, e);
        }
    }

    private static List<AccessKey> developmentKey(String host) {
        if (!isLoopback(host)) {
            throw new CmqServerException(
                    "a server that listens on " + host
                            + " needs an account; without one only loopback (127.0.0.1) is served, with the development key pair");
        }
        LOG.info(
                "no account given: the development key pair is accepted, on loopback only secretId={}",
                CmqServer.DEVELOPMENT_SECRET_ID);
        return List.of(new AccessKey(
                AccessKey.DEFAULT_ACCOUNT, CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY));
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new CmqServerException("host " + host + " is unknown; give a name or address of this machine", e);
        }
    }
}
