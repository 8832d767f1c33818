package org.opencmq.server.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One event loop's share of the listening socket. */
final class ListeningVerticle extends VerticleBase {

    private static final int LONGEST_REQUEST_LINE = 64 * 1024;
    private static final int LONGEST_HEADERS = 32 * 1024;
    private static final int BACKLOG = 1024;

    /** Longer than the five minutes for which the official Java SDK keeps an idle connection. */
    private static final int IDLE_MINUTES = 10;

    private final SocketAddress address;
    private final FrontDoor door;
    private final Consumer<HttpServer> listening;

    ListeningVerticle(SocketAddress address, FrontDoor door, Consumer<HttpServer> listening) {
        this.address = address;
        this.door = door;
        this.listening = listening;
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions();
        options.setTcpNoDelay(true)
                .setTcpKeepAlive(true)
                .setIdleTimeout(IDLE_MINUTES)
                .setIdleTimeoutUnit(TimeUnit.MINUTES)
                .setAcceptBacklog(BACKLOG)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(false)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS);
        return vertx.createHttpServer(options)
                .requestHandler(door)
                .listen(address)
                .onSuccess(listening::accept);
    }
}
