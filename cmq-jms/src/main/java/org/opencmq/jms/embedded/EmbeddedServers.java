package org.opencmq.jms.embedded;

import jakarta.jms.JMSException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencmq.jms.config.Endpoint;

/**
 * The servers of this process by name, each started by its first user and stopped by its last. Owner of the counts of their
 * users, under its lock; servers are started and stopped without it, by the user who came first or went last. Others who
 * come meanwhile wait for the start; a server of the same name begins when the one before has stopped.
 */
public final class EmbeddedServers {

    private static final Map<String, Running> SERVERS = new HashMap<>();

    private EmbeddedServers() {}

    /** One server from its first user to its last. */
    private static final class Running {
        private final Optional<String> data;
        private final CompletableFuture<StartedServer> started = new CompletableFuture<>();
        private final CompletableFuture<Void> stopped = new CompletableFuture<>();
        private int users = 1;

        private Running(Optional<String> data) {
            this.data = data;
        }
    }

    /** One user's share of a server. */
    public static final class Share implements AutoCloseable {
        private final String name;
        private final Running running;
        private final URI endpoint;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Share(String name, Running running, URI endpoint) {
            this.name = name;
            this.running = running;
            this.endpoint = endpoint;
        }

        /** Where the server listens: loopback. */
        public URI endpoint() {
            return endpoint;
        }

        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                leave(name, running);
            }
        }
    }

    /**
     * Joins the server of that name, starting it when nobody uses it yet. Blocks until it serves.
     *
     * @throws JMSException when the server is not on the class path, cannot start, or runs with another folder
     */
    public static Share join(Endpoint.Embedded endpoint) throws JMSException {
        while (true) {
            Running server;
            Part part;
            synchronized (SERVERS) {
                Running present = SERVERS.get(endpoint.name());
                if (present == null) {
                    server = new Running(endpoint.data());
                    SERVERS.put(endpoint.name(), server);
                    part = Part.STARTS;
                } else if (present.users == 0) {
                    server = present;
                    part = Part.WAITS_FOR_ITS_END;
                } else {
                    checkData(endpoint, present);
                    present.users++;
                    server = present;
                    part = Part.JOINS;
                }
            }
            switch (part) {
                case STARTS -> {
                    return lead(endpoint, server);
                }
                case JOINS -> {
                    return follow(endpoint, server);
                }
                case WAITS_FOR_ITS_END -> server.stopped.join();
            }
        }
    }

    /** What somebody who joins has to do. */
    private enum Part {
        STARTS,
        JOINS,
        WAITS_FOR_ITS_END
    }

    private static void checkData(Endpoint.Embedded endpoint, Running present) throws JMSException {
        if (!present.data.equals(endpoint.data())) {
            throw new JMSException("embedded server '" + endpoint.name() + "' runs with data "
                    + present.data.orElse("in memory") + ", not "
                    + endpoint.data().orElse("in memory")
                    + "; use another name or the same data");
        }
    }

    private static Share lead(Endpoint.Embedded endpoint, Running mine) throws JMSException {
        try {
            StartedServer server = start(endpoint);
            mine.started.complete(server);
            return new Share(endpoint.name(), mine, server.endpoint());
        } catch (JMSException | RuntimeException | Error e) {
            synchronized (SERVERS) {
                SERVERS.remove(endpoint.name(), mine);
            }
            mine.started.completeExceptionally(e);
            mine.stopped.complete(null);
            throw e;
        }
    }

    private static Share follow(Endpoint.Embedded endpoint, Running server) throws JMSException {
        try {
            return new Share(endpoint.name(), server, server.started.join().endpoint());
        } catch (CompletionException e) {
            JMSException failed =
                    new JMSException("embedded server '" + endpoint.name() + "' did not start: " + e.getCause());
            failed.initCause(e);
            throw failed;
        }
    }

    private static void leave(String name, Running running) {
        synchronized (SERVERS) {
            if (--running.users > 0) {
                return;
            }
        }
        try {
            running.started.join().close();
        } finally {
            synchronized (SERVERS) {
                SERVERS.remove(name, running);
            }
            running.stopped.complete(null);
        }
    }

    private static StartedServer start(Endpoint.Embedded endpoint) throws JMSException {
        try {
            return StartedServer.start(endpoint.data());
        } catch (NoClassDefFoundError e) {
            JMSException missing = new JMSException("endpoint " + endpoint
                    + " needs the server in this process; add org.opencmq:cmq-server to the class path");
            missing.initCause(e);
            throw missing;
        } catch (RuntimeException e) {
            JMSException failed =
                    new JMSException("embedded server '" + endpoint.name() + "' did not start: " + e.getMessage());
            failed.initCause(e);
            failed.setLinkedException(e);
            throw failed;
        }
    }
}
