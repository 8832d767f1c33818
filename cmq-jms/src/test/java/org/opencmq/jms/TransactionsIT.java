package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencmq.jms.QueueBehaviour.PATIENCE;
import static org.opencmq.jms.QueueBehaviour.send;
import static org.opencmq.jms.QueueBehaviour.text;

import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import org.junit.jupiter.api.Test;

/** What a commit costs with a service that commits. */
class TransactionsIT extends ServerFixture {

    @Test
    void aCommitIsOneRequest() throws Exception {
        // given
        Session session = started().createSession(Session.SESSION_TRANSACTED);
        Queue in = session.createQueue(unique("in"));
        Queue out = session.createQueue(unique("out"));
        Topic news = session.createTopic(unique("news"));
        MessageConsumer subscriber = session.createConsumer(news);
        MessageConsumer results = session.createConsumer(out);
        send(session, in, "a", "b", "c");
        session.commit();
        MessageConsumer consumer = session.createConsumer(in);
        for (int i = 0; i < 3; i++) {
            send(session, out, "result of " + text(consumer.receive(PATIENCE)));
        }
        MessageProducer publisher = session.createProducer(news);
        publisher.send(session.createTextMessage("done"));
        long commits = server.requests().of("CommitTransaction");
        long total = server.requests().total();
        // when
        session.commit();
        // then
        assertThat(server.requests().of("CommitTransaction") - commits).isGreaterThanOrEqualTo(1);
        assertThat(server.requests().of("DeleteMessage") + server.requests().of("BatchDeleteMessage"))
                .isZero();
        assertThat(server.requests().total() - total).isLessThanOrEqualTo(4);
        assertThat(text(results.receive(PATIENCE))).isEqualTo("result of a");
        assertThat(text(subscriber.receive(PATIENCE))).isEqualTo("done");
        session.commit();
        commits = server.requests().of("CommitTransaction");
        send(session, out, "x", "y");
        session.commit();
        assertThat(server.requests().of("CommitTransaction") - commits).isOne();
    }

    @Test
    void aTransactionTooLargeForOneRequestIsCarriedOutInOrder() throws Exception {
        // given
        Session session = started().createSession(Session.SESSION_TRANSACTED);
        Queue queue = session.createQueue(unique("large"));
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 300; i++) {
            producer.send(session.createTextMessage("m" + i));
        }
        // when
        session.commit();
        // then
        assertThat(server.requests().of("CommitTransaction")).isZero();
        MessageConsumer consumer = session.createConsumer(queue);
        for (int i = 0; i < 300; i++) {
            assertThat(text(consumer.receive(PATIENCE))).isEqualTo("m" + i);
        }
        session.commit();
        assertThat(consumer.receiveNoWait()).isNull();
    }
}
