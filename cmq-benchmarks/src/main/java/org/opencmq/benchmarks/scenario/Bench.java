package org.opencmq.benchmarks.scenario;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import org.opencmq.benchmarks.peer.Peer;
import org.opencmq.benchmarks.peer.PeerClient;

/**
 * Where a scenario runs.
 *
 * @param server the process that serves
 * @param span how long to measure
 * @param queue a queue name nobody used before; more are made by adding to it
 */
public record Bench(Peer peer, PeerClient client, ProcessHandle server, Duration span, String queue) {

    /** 1,024 characters of random text, which does not compress. */
    public static final String TEXT = text();

    private static String text() {
        byte[] bytes = new byte[768];
        new Random(42).nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A connection that delivers. */
    Connection connect() throws JMSException {
        ConnectionFactory factory = client.factory();
        Connection connection = factory.createConnection();
        connection.start();
        return connection;
    }

    /** A persistent message of 1 KiB: persistent is what all providers send unless told otherwise. */
    static TextMessage message(Session session) throws JMSException {
        return session.createTextMessage(TEXT);
    }
}
