package org.opencmq.server;

import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencmq.server.auth.AccessKey;
import org.opencmq.server.auth.KeyRing;
import org.opencmq.server.engine.Engine;
import org.opencmq.server.http.FrontDoor;
import org.opencmq.server.http.HttpListener;
import org.opencmq.server.metrics.Traffic;
import org.opencmq.server.metrics.TrafficReport;
import org.opencmq.server.trace.TraceLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running CMQ server: the composition root, which owns the listener, the engine and the counters.
 *
 * <pre>{@code
 * try (CmqServer server = CmqServer.builder().inMemory().start()) {
 *     … server.endpoint() …
 * }
 * }</pre>
 *
 * <p>Safe from any thread. All threads are daemons: an application that only serves calls {@link #awaitClosed()}.
 */
public final class CmqServer implements AutoCloseable {

    /** The id that a server without accounts accepts, on loopback only. */
    public static final String DEVELOPMENT_SECRET_ID = "AKIDopencmqdevelopment";

    /** The key to {@link #DEVELOPMENT_SECRET_ID}. */
    public static final String DEVELOPMENT_SECRET_KEY = "opencmq-development-key";

    private static final Logger LOG = LoggerFactory.getLogger(CmqServer.class);

    /** Together with what follows it stays under the five seconds that stopping may take. */
    private static final Duration DRAIN = Duration.ofSeconds(3);

    private static final Duration LOOPS_END = Duration.ofSeconds(1);

    /** What is left of this when all else is closed is for the traces that still wait to be written. */
    private static final Duration TRACES_END = Duration.ofMillis(4_200);

    private static final Duration LEAST_FOR_TRACES = Duration.ofMillis(500);

    private final KeyRing keys;
    private final AutoCloseable deliveries;
    private final Engine engine;
    private final TraceLog traces;
    private final AutoCloseable lock;
    private final FrontDoor door;
    private final HttpListener listener;
    private final Traffic traffic;
    private final URI endpoint;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Takes over what the builder opened. */
    CmqServer(
            String host,
            KeyRing keys,
            AutoCloseable deliveries,
            Engine engine,
            TraceLog traces,
            AutoCloseable lock,
            FrontDoor door,
            HttpListener listener,
            Traffic traffic) {
        this.keys = keys;
        this.deliveries = deliveries;
        this.engine = engine;
        this.traces = traces;
        this.lock = lock;
        this.door = door;
        this.listener = listener;
        this.traffic = traffic;
        this.endpoint = URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + listener.port());
        LOG.info(
                "server started endpoint={} accounts={}",
                endpoint,
                keys.accounts().size());
    }

    /** Starts describing a server: in memory, on loopback and any free port unless said otherwise. */
    public static CmqServerBuilder builder() {
        return new CmqServerBuilder();
    }

    /** The port listened on. */
    public int port() {
        return listener.port();
    }

    /** The address for clients, without a path: {@code http://127.0.0.1:41234}. */
    public URI endpoint() {
        return endpoint;
    }

    /** What the server counted since it started: requests by action and code, requests in flight, waiting receivers. */
    public TrafficReport requests() {
        return traffic.report();
    }

    /**
     * Accepts these key pairs and no others from now on; requests under way go on.
     *
     * @throws IllegalArgumentException when there is none, or one secret id stands there twice; then the old ones stay
     */
    public void replaceKeys(Collection<AccessKey> accepted) {
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException("a server without any key pair cannot be used; give at least one");
        }
        keys.replace(accepted);
        LOG.info("key pairs replaced accounts={}", keys.accounts().size());
    }

    /** Waits until the server is closed, by whomever. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /**
     * Stops within five seconds: takes no new connection, answers the receivers that wait, finishes the requests under way,
     * then closes the engine. May be called again and by several threads; each returns when the server is closed.
     */
    @Override
    public void close() {
        boolean interrupted = false;
        if (closing.compareAndSet(false, true)) {
            try {
                interrupted = release();
            } finally {
                closed.countDown();
            }
        }
        while (true) {
            try {
                closed.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** In reverse order of opening; whatever fails, the rest is released. Answers whether the thread was interrupted. */
    private boolean release() {
        long begun = System.nanoTime();
        boolean interrupted = step("connections", this::drain);
        interrupted |= step("event loops", () -> listener.close(LOOPS_END));
        interrupted |= step("deliveries", deliveries);
        interrupted |= step("engine", engine);
        interrupted |= step("traces", () -> traces.close(timeForTraces(begun)));
        interrupted |= step("lock", lock);
        LOG.info("server stopped endpoint={}", endpoint);
        return interrupted;
    }

    private static Duration timeForTraces(long begun) {
        Duration left = TRACES_END.minusNanos(System.nanoTime() - begun);
        return left.compareTo(LEAST_FOR_TRACES) < 0 ? LEAST_FOR_TRACES : left;
    }

    private void drain() throws InterruptedException, ExecutionException {
        var connectionsClosed = listener.stopAccepting(DRAIN);
        try {
            CompletableFuture.allOf(door.drain(), connectionsClosed).get(DRAIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("requests still in flight after {}, their connections are closed", DRAIN);
        }
    }

    private static boolean step(String what, AutoCloseable part) {
        try {
            part.close();
            return false;
        } catch (InterruptedException e) {
            LOG.warn("part={} was not waited for: interrupted", what);
            return true;
        } catch (Exception e) {
            LOG.warn("part={} did not close", what, e);
            return false;
        }
    }
}
