package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bodies that are larger than a queue takes, compressed or kept elsewhere; and objects behind their filter. */
class LargeBodyIT extends ServerFixture {

    private static final int PATIENCE = 60_000;

    @TempDir
    Path folder;

    private long bodies() {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] noise(int size) {
        byte[] bytes = new byte[size];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    @Test
    void saysSizeLimitAndRemedyWithoutAStore() throws Exception {
        // given
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("large"));
        TextMessage message = session.createTextMessage("x".repeat(200_000));

        // then
        assertThatThrownBy(() -> session.createProducer(queue).send(message))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("65536")
                .hasMessageContaining("message.gzipAbove")
                .hasMessageContaining("message.payloadFolder");
    }

    @Test
    void compressesWhatIsLarge() throws Exception {
        // given
        factory.setOption("message.gzipAbove", "1000");
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("packed"));
        String text = "all work and no play ".repeat(10_000);

        // when
        session.createProducer(queue).send(session.createTextMessage(text));

        // then
        assertThat(((TextMessage) session.createConsumer(queue).receive(PATIENCE)).getText())
                .isEqualTo(text);
    }

    @Test
    void keepsLargeBodiesOfQueuesUntilTheyAreAcknowledged() throws Exception {
        // given
        factory.setOption("message.payloadFolder", folder.toString());
        Session session = started().createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = session.createQueue(unique("stored"));
        byte[] content = noise(2_000_000);
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(content);
        MessageConsumer consumer = session.createConsumer(queue);

        // when
        session.createProducer(queue).send(message);
        session.createProducer(queue).send(session.createTextMessage("small"));

        // then
        BytesMessage received = (BytesMessage) consumer.receive(PATIENCE);
        assertThat(Arrays.equals(received.getBody(byte[].class), content)).isTrue();
        assertThat(bodies()).isEqualTo(1);
        received.acknowledge();
        await().until(() -> bodies() == 0);
    }

    @Test
    void transactionsDeleteBodiesWithTheirCommit() throws Exception {
        // given
        factory.setOption("message.payloadFolder", folder.toString());
        Session session = started().createSession(Session.SESSION_TRANSACTED);
        Queue queue = session.createQueue(unique("committed"));
        for (int i = 0; i < 2; i++) {
            session.createProducer(queue).send(session.createTextMessage("y".repeat(100_000)));
        }
        session.commit();
        MessageConsumer consumer = session.createConsumer(queue);
        consumer.receive(PATIENCE);
        session.rollback();
        assertThat(bodies()).isEqualTo(2);

        // when
        assertThat(consumer.receive(PATIENCE).getJMSRedelivered()).isTrue();
        assertThat(consumer.receive(PATIENCE)).isNotNull();
        session.commit();

        // then
        await().until(() -> bodies() == 0);
    }

    @Test
    void leavesBodiesOfTopicsToAge() throws Exception {
        // given
        factory.setOption("message.payloadFolder", folder.toString());
        Session session = started().createSession();
        Topic topic = session.createTopic(unique("news"));
        MessageConsumer one = session.createConsumer(topic);
        MessageConsumer two = session.createConsumer(topic);

        // when
        session.createProducer(topic).send(session.createTextMessage("z".repeat(100_000)));

        // then
        for (MessageConsumer each : new MessageConsumer[] {one, two}) {
            assertThat(((TextMessage) each.receive(PATIENCE)).getText()).hasSize(100_000);
        }
        await().until(() -> server.requests().messagesDeleted() == 2);
        assertThat(bodies()).isEqualTo(1);
    }

    @Test
    void aMessageIsNotSentWhenItsBodyCannotBeStored() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        factory.setOption("message.payloadFolder", file.toString());
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("unstored"));
        TextMessage message = session.createTextMessage("x".repeat(100_000));

        // then
        assertThatThrownBy(() -> session.createProducer(queue).send(message))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("not sent");
        assertThat(session.createConsumer(queue).receiveNoWait()).isNull();
    }

    @Test
    void readsObjectsOfTrustedClassesOnly() throws Exception {
        // given
        Connection plain = started();
        Session session = plain.createSession();
        Queue queue = session.createQueue(unique("objects"));
        InetAddress address = InetAddress.getLoopbackAddress();
        for (int i = 0; i < 2; i++) {
            session.createProducer(queue).send(session.createObjectMessage(address));
        }

        // when
        ObjectMessage untrusted = (ObjectMessage) session.createConsumer(queue).receive(PATIENCE);
        plain.close();
        factory.setOption("message.trustedClasses", "java.net.*");
        Session trusting = started().createSession();
        ObjectMessage trusted = (ObjectMessage) trusting.createConsumer(queue).receive(PATIENCE);

        // then
        assertThatThrownBy(untrusted::getObject)
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("java.net");
        assertThat(trusted.getObject()).isEqualTo(address);
    }
}
