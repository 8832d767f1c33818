package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.opencmq.jms.QueueBehaviour.PATIENCE;
import static org.opencmq.jms.QueueBehaviour.send;
import static org.opencmq.jms.QueueBehaviour.text;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.jms.internal.session.CmqConnection;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.DeadLetterSettings;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.server.CmqServer;

/** Leases that are shorter than the work, and messages that always fail. */
class LeasesIT extends ServerFixture {

    private CmqClient client() {
        return closing(CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY)
                .build()));
    }

    private void makeQueue(String name, Duration visibility) throws Exception {
        client().control()
                .createQueue(
                        new QueueName(name),
                        QueueSettings.builder().visibilityTimeout(visibility).build());
    }

    @Test
    void aHeldMessageStaysLeased() throws Exception {
        // given
        String name = unique("held");
        makeQueue(name, Duration.ofSeconds(8));
        Session session = started().createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = session.createQueue(name);
        send(session, queue, "long work");
        Message held = session.createConsumer(queue).receive(PATIENCE);
        // when
        MessageConsumer other = started().createSession().createConsumer(queue);
        Message stolen = other.receive(12_000);
        held.acknowledge();
        // then
        assertThat(stolen).isNull();
        assertThat(server.requests().of("BatchChangeMessageVisibility")).isPositive();
        assertThat(other.receive(1_000)).isNull();
    }

    @Test
    void onPlainCmqAnOverrunMessageGoesElsewhereAndIsCounted() throws Exception {
        // given
        String name = unique("overrun");
        makeQueue(name, Duration.ofSeconds(2));
        CmqConnectionFactory plain = closing(new CmqConnectionFactory(server.endpoint() + "?extensions=off"));
        CmqConnection connection = closing(plain.createConnection());
        connection.start();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = session.createQueue(name);
        send(session, queue, "long work");
        Message held = session.createConsumer(queue).receive(PATIENCE);
        // when
        Message again = started().createSession().createConsumer(queue).receive(PATIENCE);
        // then
        assertThat(text(again)).isEqualTo("long work");
        assertThat(again.getJMSRedelivered()).isTrue();
        await().until(() -> connection.overruns() == 1);
        held.acknowledge();
        await().until(() -> connection.staleAcknowledgements() == 1);
    }

    @Test
    void aPoisonMessageReachesTheDeadLetterQueueWithoutSpinning() throws Exception {
        // given
        String name = unique("poison");
        String dead = unique("dead");
        makeQueue(dead, Duration.ofSeconds(30));
        makeQueue(name, Duration.ofSeconds(4)); // what a busy machine needs to deliver it for the first time
        deadLetter(name, dead);
        CmqConnectionFactory capped = closing(new CmqConnectionFactory(server.endpoint() + "?redelivery.attempts=2"));
        Connection connection = closing(capped.createConnection());
        connection.start();
        Session sending = connection.createSession();
        Queue queue = sending.createQueue(name);
        List<Integer> counts = Collections.synchronizedList(new ArrayList<>());
        connection.createSession().createConsumer(queue).setMessageListener(message -> {
            try {
                counts.add(message.getIntProperty("JMSXDeliveryCount"));
            } catch (jakarta.jms.JMSException e) {
                throw new AssertionError(e);
            }
            throw new IllegalStateException("always fails, on purpose");
        });
        // when
        send(sending, queue, "poison");
        Message buried = started()
                .createSession()
                .createConsumer(sending.createQueue(dead))
                .receive(PATIENCE);
        // then
        assertThat(text(buried)).isEqualTo("poison");
        await().until(() -> !counts.isEmpty());
        assertThat(counts).hasSizeLessThan(12).startsWith(1, 2);
    }

    private void deadLetter(String name, String dead) throws Exception {
        client().control()
                .setQueueAttributes(
                        new QueueName(name),
                        QueueSettings.builder()
                                .deadLetter(DeadLetterSettings.receivedTooOften(new QueueName(dead), 3))
                                .build());
    }
}
