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
import org.opencmq.server.action.NamedReceives;
import org.opencmq.server.action.QueueActions;
import org.opencmq.server.action.Surroundings;
import org.opencmq.server.action.topic.TopicActions;
import org.opencmq.server.auth.AccessKey;
import org.opencmq.server.auth.Authentication;
import org.opencmq.server.auth.CloudAuthentication;
import org.opencmq.server.auth.KeyRing;
import org.opencmq.server.cloud.CloudControl;
import org.opencmq.server.config.Rates;
import org.opencmq.server.config.ServerSettings;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.engine.local.MessageTrace;
import org.opencmq.server.http.FrontDoor;
import org.opencmq.server.http.HttpListener;
import org.opencmq.server.metrics.Traffic;
import org.opencmq.server.selector.EnvelopeFilters;
import org.opencmq.server.throttle.Throttling;
import org.opencmq.server.topic.TopicServices;
import org.opencmq.server.trace.FolderTraces;
import org.opencmq.server.trace.TraceLog;
import org.opencmq.server.trace.TraceRecorder;
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
    private final TraceLog traces;
    private final TraceRecorder recorder;

    Assembly(
            ServerSettings settings,
            Clock clock,
            EngineSource source,
            EngineSettings engineSettings,
            TraceLog traces,
            List<AccessKey> accounts) {
        this.traces = traces;
        this.recorder = new TraceRecorder(traces, clock);
        this.settings = settings;
        this.clock = clock;
        this.source = source;
        this.engineSettings = engineSettings.filters().isPresent()
                ? engineSettings
                : engineSettings.withFilters(new EnvelopeFilters());
        this.keys = new KeyRing(accounts.isEmpty() ? developmentKey(settings.host()) : accounts);
    }

    CmqServer start() {
        EngineSource.Opened opened = source.open(clock, engineSettings.withTrace(heardBy(engineSettings.trace())));
        MessageIdSource ids = messageIds();
        TopicModel topics = topics(opened.engine(), ids);
        boolean started = false;
        try {
            if (traces instanceof FolderTraces folder) {
                folder.start();
            }
            topics.resume();
            FrontDoor door = door(opened.engine(), ids, topics);
            HttpListener listener = listen(door);
            CmqServer server = new CmqServer(
                    settings.host(), keys, topics, opened.engine(), traces, opened.lock(), door, listener, traffic);
            started = true;
            return server;
        } finally {
            if (!started) {
                topics.close();
                opened.close();
                traces.close();
            }
        }
    }

    private MessageTrace heardBy(MessageTrace another) {
        return another == MessageTrace.NONE
                ? recorder
                : step -> {
                    recorder.heard(step);
                    another.heard(step);
                };
    }

    private MessageIdSource messageIds() {
        int node = settings.node().orElseGet(() -> new Random().nextInt(MessageIdSource.MAX_NODE + 1));
        return new MessageIdSource(clock, node);
    }

    private TopicModel topics(Engine engine, MessageIdSource ids) {
        return new TopicModel(
                engine,
                settings.topicLimits(),
                settings.pushTargets(),
                ids,
                new PushAccount(traffic, recorder),
                recorder,
                clock);
    }

    private FrontDoor door(Engine engine, MessageIdSource ids, TopicModel topics) {
        Surroundings with = new Surroundings(
                engine,
                new KnownQueues(engine, System::nanoTime),
                settings.limits(),
                settings.extensions(),
                ids,
                new NamedReceives(System::nanoTime),
                traffic,
                clock);
        ActionTable actions = new ActionTable(actions(with, topics.services()));
        return new FrontDoor(
                actions,
                new Authentication(keys, settings.publicNames(), settings.maxClockSkew(), clock),
                new ActionTable(CloudControl.bindings(actions)),
                new CloudAuthentication(keys, settings.publicNames(), clock),
                settings.limits(),
                traffic,
                clock,
                Map.of(
                        "/health", new HealthPage(engine),
                        "/metrics", new MetricsPage(traffic, engine, keys, traces)));
    }

    private List<Binding<?, ?>> actions(Surroundings with, TopicServices topics) {
        List<Binding<?, ?>> actions = new ArrayList<>(QueueActions.bindings(with, topics.subscriptions()));
        actions.addAll(TopicActions.bindings(with, topics, settings.pushTargets()));
        actions.addAll(ExtensionActions.bindings(
                with, topics.publisher(), TopicActions.publicationRule(with, topics), traces));
        Rates rates = settings.limits().rates();
        return rates.equals(Rates.OFF) ? actions : Throttling.within(rates, System::nanoTime, actions);
    }

    private HttpListener listen(FrontDoor door) {
        String address = settings.host() + ":" + settings.port();
        try {
            var unused = InetAddress.getAllByName(settings.host()); // says more plainly what is wrong with it
            return HttpListener.open(settings.host(), settings.port(), settings.eventLoops(), door);
        } catch (BindException e) {
            if (String.valueOf(e.getMessage()).contains("in use")) {
                throw new PortTakenException(
                        "port " + settings.port() + " on " + settings.host()
                                + " is taken by another program; stop it or choose another port",
                        e);
            }
            throw new CannotListenException(
                    "cannot listen on " + address + ": " + e.getMessage() + "; give a name or address of this machine",
                    e);
        } catch (UnknownHostException e) {
            throw unknownHost(settings.host(), e);
        } catch (IOException e) {
            throw new CannotListenException("cannot listen on " + address + ": " + e.getMessage(), e);
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
            throw unknownHost(host, e);
        }
    }

    private static CannotListenException unknownHost(String host, UnknownHostException cause) {
        return new CannotListenException("host " + host + " is unknown; give a name or address of this machine", cause);
    }
}
