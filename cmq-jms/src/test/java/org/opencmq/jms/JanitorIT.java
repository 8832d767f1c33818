package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.client.CmqClient;
import org.opencmq.client.CmqClientSettings;
import org.opencmq.jms.janitor.CmqJanitor;
import org.opencmq.jms.janitor.Leftover;
import org.opencmq.jms.janitor.Leftovers;
import org.opencmq.protocol.QueueName;
import org.opencmq.protocol.action.QueueSettings;
import org.opencmq.server.CmqServer;

/** What a dead connection left on plain CMQ is found and deleted, and nothing else. */
class JanitorIT extends ServerFixture {

    @Override
    protected String options() {
        return "?extensions=off&timeout.connect=5s&timeout.request=5s&timeout.retry=5s&timeout.close=5s";
    }

    private CmqClient client() {
        return closing(CmqClient.open(CmqClientSettings.builder(server.endpoint())
                .credentials(CmqServer.DEVELOPMENT_SECRET_ID, CmqServer.DEVELOPMENT_SECRET_KEY)
                .build()));
    }

    private Session abandoned() throws Exception {
        CuttingProxy proxy = closing(new CuttingProxy(server.endpoint()));
        CmqConnectionFactory doomed = closing(new CmqConnectionFactory(proxy.endpoint() + options()));
        Connection connection = closing(doomed.createConnection());
        Session session = connection.createSession();
        session.createTemporaryQueue();
        session.createTemporaryTopic();
        Topic news = session.createTopic("news");
        session.createConsumer(news);
        session.createSharedConsumer(news, "shared");
        proxy.goDown();
        return session;
    }

    private static List<String> kinds(List<Leftover> found) {
        return found.stream().map(each -> each.name().substring(0, 5)).sorted().toList();
    }

    @Test
    void findsAndDeletesWhatAConnectionLeft() throws Exception {
        // given
        abandoned();
        CmqClient client = client();
        client.control().createQueue(new QueueName("subn-orders-1"), QueueSettings.NONE);
        client.control().createQueue(new QueueName("tmpq-mine"), QueueSettings.NONE);
        Leftovers leftovers = new Leftovers(client);

        // when
        List<Leftover> found = leftovers.find(Instant.now().plusSeconds(3_600));

        // then
        assertThat(kinds(found)).containsExactly("subn-", "subs-", "tmpq-", "tmpt-");
        for (Leftover each : found) {
            leftovers.delete(each);
        }
        assertThat(leftovers.find(Instant.now().plusSeconds(3_600))).isEmpty();
        assertThat(client.control()
                        .queueAttributes(new QueueName("subn-orders-1"))
                        .createTime())
                .isNotNull();
    }

    @Test
    void leavesAloneWhatIsYoungOrLeased() throws Exception {
        // given
        abandoned();
        Session living = started().createSession(Session.CLIENT_ACKNOWLEDGE);
        var queue = living.createTemporaryQueue();
        living.createTemporaryTopic();
        QueueBehaviour.send(living, queue, "in work");
        assertThat(living.createConsumer(queue).receive(QueueBehaviour.PATIENCE))
                .isNotNull();
        String name = queue.getQueueName();
        Leftovers leftovers = new Leftovers(client());

        // then
        assertThat(leftovers.find(Instant.now().minusSeconds(3_600))).isEmpty();
        assertThat(leftovers.find(Instant.now().plusSeconds(3_600)))
                .extracting(Leftover::name)
                .hasSize(4)
                .doesNotContain(name);
    }

    @Test
    void deletesNothingThatIsYoungerThanItsAge() throws Exception {
        // given
        abandoned();
        var out = new java.io.ByteArrayOutputStream();

        // when
        int found = CmqJanitor.run(
                server.endpoint().toString(),
                Duration.ofHours(1),
                true,
                new PrintStream(out, true, StandardCharsets.UTF_8));

        // then
        assertThat(found).isZero();
        assertThat(new Leftovers(client()).find(Instant.now().plusSeconds(3_600)))
                .hasSize(4);
        assertThatThrownBy(() -> CmqJanitor.run("embedded:x", Duration.ofHours(1), false, System.out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("embedded:x");
        assertThatThrownBy(() -> CmqJanitor.run("http://127.0.0.1:1", Duration.ZERO, false, System.out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 hour");
    }
}
