package org.opencmq.jms;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.opencmq.server.CmqServer;

/** A server of its own for each test, and a factory for it; everything is closed afterwards. */
abstract class ServerFixture {

    private static final AtomicInteger NEXT = new AtomicInteger(1);

    static {
        // How fast the machine is, is not what these tests are about.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    protected CmqServer server;
    protected CmqConnectionFactory factory;

    /** Options of the factory, beginning with a question mark; empty for none. */
    protected String options() {
        return "";
    }

    @BeforeEach
    void startServer() {
        server = CmqServer.builder().inMemory().start();
        factory = closing(new CmqConnectionFactory(server.endpoint() + options()));
    }

    @AfterEach
    void closeEverything() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        server.close();
    }

    protected final <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    protected final Connection started() throws JMSException {
        Connection connection = closing(factory.createConnection());
        connection.start();
        return connection;
    }

    protected static String unique(String prefix) {
        return prefix + "-" + NEXT.getAndIncrement();
    }
}
