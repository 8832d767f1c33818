package org.opencmq.client;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;

/**
 * Carries HTTP requests. Owns the connections of one client and one thread, {@code cmq-http-N}, which closes those that rest
 * too long and breaks off requests whose time is over. Any number of threads.
 */
final class Transport implements AutoCloseable {

    /** A service or what stands before it ends idle connections sooner or later; then they are worth nothing. */
    private static final Duration IDLE = Duration.ofMinutes(5);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final ScheduledThreadPoolExecutor timer;
    private final TimeLimits limits;

    private Transport(PoolingHttpClientConnectionManager connections, CloseableHttpClient client) {
        this.connections = connections;
        this.client = client;
        this.timer = timer();
        this.limits = new TimeLimits(timer);
        TimeValue idle = TimeValue.of(IDLE);
        var unused = timer.scheduleWithFixedDelay(
                () -> connections.closeIdle(idle), IDLE.toSeconds(), IDLE.toSeconds(), TimeUnit.SECONDS);
    }

    static Transport open(CmqClientSettings settings) {
        PoolingHttpClientConnectionManager connections = HttpClients.connections(settings);
        return new Transport(connections, HttpClients.client(connections, settings));
    }

    /** What is planned after the end is dropped: then there is nothing left to end. */
    private static ScheduledThreadPoolExecutor timer() {
        return new ScheduledThreadPoolExecutor(
                1,
                task -> {
                    Thread thread = new Thread(task, "cmq-http-" + NUMBER.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Begins a request's time, before it is sent.
     *
     * @param end {@link System#nanoTime()} at which the request is broken off
     */
    TimeLimits.TimeLimit limit(HttpPost request, long end) {
        return limits.start(request::cancel, end);
    }

    /** Sends a request and waits for the head of its answer. */
    ClassicHttpResponse send(HttpHost target, HttpPost request, Progress progress) throws IOException {
        try {
            return client.executeOpen(target, request, progress);
        } catch (Error e) {
            request.cancel(); // the HTTP client would close all connections instead, which OpenConnections keeps it
            // from
            throw e;
        }
    }

    /** Breaks off the requests under way and closes all connections. */
    @Override
    public void close() {
        timer.shutdownNow();
        limits.close();
        connections.close(CloseMode.IMMEDIATE);
        client.close(CloseMode.IMMEDIATE);
    }
}
