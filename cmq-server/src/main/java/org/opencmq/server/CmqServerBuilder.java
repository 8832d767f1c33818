package org.opencmq.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencmq.server.auth.AccessKey;
import org.opencmq.server.config.Limits;
import org.opencmq.server.config.ServerSettings;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.engine.local.EngineSettings;
import org.opencmq.server.push.AddressRange;
import org.opencmq.server.push.PushTargets;
import org.opencmq.server.topic.TopicLimits;
import org.opencmq.server.trace.FolderTraces;
import org.opencmq.server.trace.MemoryTraces;
import org.opencmq.server.trace.TraceLog;
import org.opencmq.server.trace.TraceSettings;

/** Describes a server and starts it. Used by one thread. */
public final class CmqServerBuilder {

    private String host = ServerSettings.DEFAULT.host();
    private int port = ServerSettings.DEFAULT.port();
    private int eventLoops = ServerSettings.DEFAULT.eventLoops();
    private boolean extensions = ServerSettings.DEFAULT.extensions();
    private Limits limits = ServerSettings.DEFAULT.limits();
    private List<String> publicNames = ServerSettings.DEFAULT.publicNames();
    private Optional<Duration> maxClockSkew = ServerSettings.DEFAULT.maxClockSkew();
    private Optional<Integer> node = ServerSettings.DEFAULT.node();
    private Clock clock = Clock.systemUTC();
    private EngineSettings engineSettings = EngineSettings.DEFAULT;
    private EngineSource engine = EngineSource.inMemory();
    private final List<AccessKey> keys = new ArrayList<>();
    private TopicLimits topicLimits = ServerSettings.DEFAULT.topicLimits();
    private TraceSettings traces = TraceSettings.DEFAULT;
    private Optional<Path> folder = Optional.empty();
    private final List<AddressRange> pushRanges = new ArrayList<>();

    CmqServerBuilder() {}

    /** Listens on this name or address; {@code 127.0.0.1} unless set. Anything but loopback needs an account. */
    public CmqServerBuilder host(String value) {
        host = value;
        return this;
    }

    /** Listens on this port; 0, the default, for any free one. */
    public CmqServerBuilder port(int value) {
        port = value;
        return this;
    }

    /** Keeps everything in memory: the default. */
    public CmqServerBuilder inMemory() {
        engine = EngineSource.inMemory();
        folder = Optional.empty();
        return this;
    }

    /** Keeps everything in this folder, which is made when missing. Needs a module with a durable store on the class path. */
    public CmqServerBuilder dataFolder(Path value) {
        engine = EngineSource.folder(value);
        folder = Optional.of(value);
        return this;
    }

    /** Keeps everything in this engine, which the server closes when it is closed. */
    public CmqServerBuilder engine(Engine value) {
        engine = EngineSource.of(value);
        folder = Optional.empty();
        return this;
    }

    /** Sets what can be set of the engine in memory or over a folder; an engine from elsewhere does not ask for it. */
    public CmqServerBuilder engineSettings(EngineSettings value) {
        engineSettings = value;
        return this;
    }

    /** Accepts a key pair of the default account, besides others. */
    public CmqServerBuilder account(String secretId, String secretKey) {
        return key(new AccessKey(AccessKey.DEFAULT_ACCOUNT, secretId, secretKey));
    }

    /** Accepts a key pair, besides others. */
    public CmqServerBuilder key(AccessKey value) {
        keys.add(value);
        return this;
    }

    /** Tells the time; the system's unless set. */
    public CmqServerBuilder clock(Clock value) {
        clock = value;
        return this;
    }

    /** Whether anything beyond plain CMQ is offered: yes unless set. */
    public CmqServerBuilder extensions(boolean value) {
        extensions = value;
        return this;
    }

    /** What a request may ask for: CMQ's limits unless set. */
    public CmqServerBuilder limits(Limits value) {
        limits = value;
        return this;
    }

    /** How many threads serve connections: one for each processor unless set. */
    public CmqServerBuilder eventLoops(int value) {
        eventLoops = value;
        return this;
    }

    /** Host names that clients sign although the {@code Host} header reads otherwise; none unless set. */
    public CmqServerBuilder publicNames(List<String> value) {
        publicNames = value;
        return this;
    }

    /** How far the timestamp of a request may be off; any time is accepted unless set. */
    public CmqServerBuilder maxClockSkew(Duration value) {
        maxClockSkew = Optional.of(value);
        return this;
    }

    /** What bounds topics and subscriptions: CMQ's limits unless set. */
    public CmqServerBuilder topicLimits(TopicLimits value) {
        topicLimits = value;
        return this;
    }

    /**
     * Lets subscriptions push to these addresses, besides public ones: a range such as {@code 10.0.0.0/8}, or one address.
     *
     * @throws IllegalArgumentException when it is neither
     */
    public CmqServerBuilder allowPushTo(String range) {
        return allowPushTo(AddressRange.parse(range));
    }

    /** Lets subscriptions push to these addresses, besides public ones. */
    public CmqServerBuilder allowPushTo(AddressRange range) {
        pushRanges.add(range);
        return this;
    }

    /**
     * How traces of messages are kept: in the folder {@code traces} of the data folder, or in memory without one. A week
     * unless set.
     */
    public CmqServerBuilder traces(TraceSettings value) {
        traces = value;
        return this;
    }

    /** The server's number, 0 to 1,023, among those that share an engine; random unless set. */
    public CmqServerBuilder node(int value) {
        node = Optional.of(value);
        return this;
    }

    /**
     * Starts the server and waits until it serves.
     *
     * @throws PortTakenException when somebody else listens on the address
     * @throws CannotListenException when it cannot be listened on for another reason
     * @throws FolderLockedException when another server works on the data folder
     * @throws StoreUnusableException when the data folder cannot be opened or is corrupt
     * @throws CmqServerException when it cannot start for any other reason
     * @throws IllegalArgumentException when a setting is out of its range
     */
    public CmqServer start() {
        ServerSettings settings = new ServerSettings(
                host,
                port,
                eventLoops,
                extensions,
                limits,
                publicNames,
                maxClockSkew,
                node,
                topicLimits,
                new PushTargets(pushRanges));
        return new Assembly(settings, clock, engine, engineSettings, traceLog(), keys).start();
    }

    private TraceLog traceLog() {
        return folder.isPresent()
                ? new FolderTraces(folder.get().resolve("traces"), traces, clock)
                : new MemoryTraces(traces.memorySteps());
    }
}
