package org.opencmq.server.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The listening socket and the event loops behind it. Owned by the server; {@link #open} and {@link #close} block and must
 * not be called from an event loop. All its threads are daemons.
 */
public final class HttpListener {

    private static final Duration START = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    private HttpListener(int eventLoops) {
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(eventLoops)
                .setUseDaemonThread(true)
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
    }

    /**
     * Listens.
     *
     * @param host the name or address to listen on
     * @param port 0 for any free one
     * @param eventLoops how many threads serve connections, at least 1
     * @throws IOException when the address cannot be listened on; a {@link java.net.BindException} when it is taken
     */
    public static HttpListener open(String host, int port, int eventLoops, FrontDoor door)
            throws IOException, InterruptedException {
        HttpListener listener = new HttpListener(eventLoops);
        boolean opened = false;
        try {
            listener.listen(host, port, eventLoops, door);
            opened = true;
        } finally {
            if (!opened) {
                listener.close(Duration.ofSeconds(2));
            }
        }
        return listener;
    }

    /** The port listened on. */
    public int port() {
        return servers.get(0).actualPort();
    }

    /**
     * Takes no new connection and closes the idle ones. The stage completes when the others have their answers and are
     * closed too, or after {@code patience}.
     */
    public CompletableFuture<Void> stopAccepting(Duration patience) {
        List<Future<Void>> stopped =
                servers.stream().map(server -> server.shutdown(patience)).toList();
        return Future.join(stopped).<Void>mapEmpty().toCompletionStage().toCompletableFuture();
    }

    /** Closes what is left and ends the event loops. May be called again. */
    public void close(Duration patience) throws InterruptedException {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the HTTP event loops did not end within " + patience, e);
        }
    }

    private void listen(String host, int port, int eventLoops, FrontDoor door)
            throws IOException, InterruptedException {
        SocketAddress address =
                port == 0 ? SocketAddress.sharedRandomPort(1, host) : SocketAddress.inetSocketAddress(port, host);
        try {
            vertx.deployVerticle(
                            () -> new ListeningVerticle(address, door, servers::add),
                            new DeploymentOptions().setInstances(eventLoops))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(reason(host, e), e);
        } catch (TimeoutException e) {
            throw new IOException("the HTTP server did not start within " + START, e);
        }
    }

    private static String reason(String host, ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return "cannot listen on host " + host + ": " + cause;
    }
}
