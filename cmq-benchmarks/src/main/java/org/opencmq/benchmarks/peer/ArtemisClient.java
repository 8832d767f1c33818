package org.opencmq.benchmarks.peer;

import jakarta.jms.ConnectionFactory;
import java.util.OptionalLong;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.api.core.client.ClientSessionFactory;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Artemis' own client with its defaults; durable messages are confirmed, and asynchronous sends by a confirmation window. */
final class ArtemisClient implements PeerClient {

    private final ActiveMQConnectionFactory factory;

    ArtemisClient(String address) {
        factory = new ActiveMQConnectionFactory(address + "?blockOnDurableSend=true&confirmationWindowSize=1048576");
    }

    @Override
    public ConnectionFactory factory() {
        return factory;
    }

    @Override
    public void create(String queue) {
        // The first use makes it.
    }

    @Override
    public void discard(String queue) throws Exception {
        try (ClientSessionFactory sessions = factory.getServerLocator().createSessionFactory();
                ClientSession session = sessions.createSession()) {
            if (session.queueQuery(SimpleString.of(queue)).isExists()) {
                session.deleteQueue(queue);
            }
        }
    }

    @Override
    public OptionalLong requests() {
        return OptionalLong.empty();
    }

    @Override
    public void close() {
        factory.close();
    }
}
