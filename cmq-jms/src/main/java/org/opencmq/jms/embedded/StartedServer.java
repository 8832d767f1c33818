package org.opencmq.jms.embedded;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.opencmq.server.CmqServer;
import org.opencmq.server.CmqServerBuilder;

/** A running server on loopback. Loading this class fails where the server is not on the class path. */
final class StartedServer implements AutoCloseable {

    private final CmqServer server;

    private StartedServer(CmqServer server) {
        this.server = server;
    }

    static StartedServer start(Optional<String> data) {
        CmqServerBuilder builder = CmqServer.builder();
        if (data.isPresent()) {
            builder.dataFolder(Path.of(data.get()));
        } else {
            builder.inMemory();
        }
        return new StartedServer(builder.start());
    }

    URI endpoint() {
        return server.endpoint();
    }

    @Override
    public void close() {
        server.close();
    }
}
