package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TemporaryQueue;
import jakarta.jms.TemporaryTopic;
import jakarta.jms.Topic;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.ObjectName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A connection that lives for months remembers nothing of what was opened on it and closed again, but the names of as many
 * destinations as {@code RecentDestinations} allows.
 */
class LongLivedConnectionIT extends ServerFixture {

    private static final int CYCLES = 300;
    private static final int WARM_UP = 50;

    /** Rank, count, bytes, class. */
    private static final Pattern ROW = Pattern.compile("^ *\\d+: +(\\d+) +\\d+ +(org\\.opencmq\\.\\S+)");

    private static final Set<String> REMEMBERED = Set.of(
            "org.opencmq.jms.internal.destination.CmqTemporaryQueue",
            "org.opencmq.jms.internal.destination.CmqTemporaryTopic",
            "org.opencmq.protocol.QueueName",
            "org.opencmq.protocol.TopicName",
            "org.opencmq.server.engine.Records$Entry"); // the server: the name of a deleted topic rests

    /** What is done over and over again; closes what it opens. */
    private interface Activity {
        void run(int cycle) throws Exception;
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void requestsWithTemporaryQueues(String extensions) throws Exception {
        Session asking = connection(extensions).createSession();
        Session answering = connection(extensions).createSession();
        Queue service = asking.createQueue(unique("service"));
        MessageProducer producer = asking.createProducer(service);
        MessageConsumer replier = answering.createConsumer(service);
        leavesNothing(cycle -> {
            TemporaryQueue replyTo = asking.createTemporaryQueue();
            try (MessageConsumer consumer = asking.createConsumer(replyTo)) {
                Message request = asking.createTextMessage("how much?");
                request.setJMSReplyTo(replyTo);
                producer.send(request);
                Message received = replier.receive(60_000);
                try (MessageProducer answers = answering.createProducer(received.getJMSReplyTo())) {
                    answers.send(answering.createTextMessage("so much"));
                }
                assertThat(consumer.receive(60_000)).isNotNull();
            }
            replyTo.delete();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void sessionsWithTransactions(String extensions) throws Exception {
        Connection connection = connection(extensions);
        String name = unique("orders");
        leavesNothing(cycle -> {
            try (Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
                Queue queue = session.createQueue(name);
                session.createProducer(queue).send(session.createTextMessage("order"));
                session.commit();
                MessageConsumer consumer = session.createConsumer(queue);
                assertThat(consumer.receive(60_000)).isNotNull();
                session.rollback();
                assertThat(consumer.receive(60_000)).isNotNull();
                session.commit();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void consumersOfOneSession(String extensions) throws Exception {
        Session session = connection(extensions).createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = session.createQueue(unique("orders"));
        MessageProducer producer = session.createProducer(queue);
        leavesNothing(cycle -> {
            producer.send(session.createTextMessage("order"));
            Message received;
            try (MessageConsumer consumer = session.createConsumer(queue)) {
                received = consumer.receive(60_000);
            }
            received.acknowledge();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void subscribers(String extensions) throws Exception {
        Session session = connection(extensions).createSession();
        Topic topic = session.createTopic(unique("news"));
        MessageProducer producer = session.createProducer(topic);
        leavesNothing(cycle -> {
            try (MessageConsumer consumer = session.createConsumer(topic)) {
                producer.send(session.createTextMessage("news"));
                assertThat(consumer.receive(60_000)).isNotNull();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void durableSubscriptions(String extensions) throws Exception {
        Session session = connection(extensions).createSession();
        Topic topic = session.createTopic(unique("news"));
        MessageProducer producer = session.createProducer(topic);
        leavesNothing(cycle -> {
            try (MessageConsumer consumer = session.createSharedDurableConsumer(topic, "reader-" + cycle)) {
                producer.send(session.createTextMessage("news"));
                assertThat(consumer.receive(60_000)).isNotNull();
            }
            session.unsubscribe("reader-" + cycle);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off"})
    void temporaryTopics(String extensions) throws Exception {
        Session session = connection(extensions).createSession();
        leavesNothing(cycle -> {
            TemporaryTopic topic = session.createTemporaryTopic();
            try (MessageConsumer consumer = session.createConsumer(topic);
                    MessageProducer producer = session.createProducer(topic)) {
                producer.send(session.createTextMessage("news"));
                assertThat(consumer.receive(60_000)).isNotNull();
            }
            topic.delete();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "off&emulation.browser=true"})
    void browsers(String extensions) throws Exception {
        Session session = connection(extensions).createSession();
        Queue queue = session.createQueue(unique("orders"));
        session.createProducer(queue).send(session.createTextMessage("order"));
        leavesNothing(cycle -> {
            try (QueueBrowser browser = session.createBrowser(queue)) {
                assertThat(browser.getEnumeration().hasMoreElements()).isTrue();
            }
        });
    }

    private Connection connection(String extensions) throws Exception {
        CmqConnectionFactory own = closing(new CmqConnectionFactory(server.endpoint() + "?extensions=" + extensions));
        Connection connection = closing(own.createConnection());
        connection.start();
        return connection;
    }

    private static void leavesNothing(Activity activity) throws Exception {
        // given
        for (int cycle = 0; cycle < WARM_UP; cycle++) {
            activity.run(cycle);
        }
        Map<String, Long> before = instances();

        // when
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            activity.run(WARM_UP + cycle);
        }

        // then: at the latest when no acknowledgement rests any more
        await().pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(grownSince(before)).isEmpty());
    }

    private static Map<String, Long> grownSince(Map<String, Long> before) throws Exception {
        Map<String, Long> grown = instances();
        grown.replaceAll((name, count) -> count - before.getOrDefault(name, 0L));
        grown.keySet().removeAll(REMEMBERED);
        grown.values().removeIf(more -> more < CYCLES / 3);
        return grown;
    }

    /** How many objects of our classes are reachable, by the names of the classes. */
    private static Map<String, Long> instances() throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        Map<String, Long> counts = new HashMap<>();
        for (String line : histogram.lines().toList()) {
            Matcher row = ROW.matcher(line);
            if (row.find()) {
                counts.put(row.group(2), Long.parseLong(row.group(1)));
            }
        }
        return counts;
    }
}
