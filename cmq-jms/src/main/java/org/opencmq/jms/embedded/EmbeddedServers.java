package org.opencmq.jms.embedded;

import jakarta.jms.JMSException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencmq.jms.config.Endpoint;

/**
 * The servers of this process by name, each started by its first user and stopped by its last. Owner of these counts; starting
 * and stopping happen in turn.
 */
public final class EmbeddedServers {

    private static final Map<String, Running> SERVERS = new HashMap<>();

    private EmbeddedServers() {}

    private static final class Running {
        private final StartedServer server;
        private final Optional<String> data;
        private int users;

        private Running(StartedServer server, Optional<String> data) {
            this.server = server;
            this.data = data;
        }
    }

    /** One user's share of a server. */
    public static final class Share implements AutoCloseable {
        private final String name;
        private final URI endpoint;
        private final AtomicBoolean closed = new AtomicBoolean();

        private Share(String name, URI endpoint) {
            this.name = name;
            this.endpoint = endpoint;
        }

        /** Where the server listens: loopback. */
        public URI endpoint() {
            return endpoint;
        }

        @Override
        public void close() {
            if (!closed.getAndSet(true)) {
                leave(name);
            }
        }
    }

    /**
     * Joins the server of that name, starting it when nobody uses it yet.
     *
     * @throws JMSException when the server is not on the class path, cannot start, or runs with another folder
     */
    public static Share join(Endpoint.Embedded endpoint) throws JMSException {
        synchronized (SERVERS) {
            Running running = SERVERS.get(endpoint.name());
            if (running == null) {
                running = new Running(start(endpoint), endpoint.data());
                SERVERS.put(endpoint.name(), running);
            } else if (!running.data.equals(endpoint.data())) {
                throw new JMSException("embedded server '" + endpoint.name() + "' runs with data "
                        + running.data.orElse("in memory") + ", not "
                        + endpoint.data().orElse("in memory")
                        + "; use another name or the same data");
            }
            running.users++;
            return new Share(endpoint.name(), running.server.endpoint());
        }
    }

    private static void leave(String name) {
        synchronized (SERVERS) {
            Running running = SERVERS.get(name);
            if (running != null && --running.users == 0) {
                SERVERS.remove(name);
                running.server.close();
            }
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
