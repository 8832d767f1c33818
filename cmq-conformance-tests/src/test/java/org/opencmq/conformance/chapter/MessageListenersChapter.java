package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Chapter 8.7: listeners. */
public abstract class MessageListenersChapter extends Chapter {

    @Test
    void aListenerGetsEveryMessageInOrder() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        Recorded recorded = new Recorded();
        session.createConsumer(queue).setMessageListener(recorded);
        send(session(), queue, "1", "2", "3");
        for (String text : new String[] {"1", "2", "3"}) {
            assertThat(soon(recorded.messages).getBody(String.class)).isEqualTo(text);
        }
    }

    @Test
    void aListenerOfASubscriberGetsEveryMessage() throws Exception {
        Session session = session();
        Topic topic = topic(session);
        Recorded recorded = new Recorded();
        session.createConsumer(topic).setMessageListener(recorded);
        send(session(), topic, "1", "2");
        assertThat(soon(recorded.messages).getBody(String.class)).isEqualTo("1");
        assertThat(soon(recorded.messages).getBody(String.class)).isEqualTo("2");
    }

    @Test
    void aConsumerSaysItsListener() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue(session));
        assertThat(consumer.getMessageListener()).isNull();
        Recorded recorded = new Recorded();
        consumer.setMessageListener(recorded);
        assertThat(consumer.getMessageListener()).isSameAs(recorded);
        consumer.setMessageListener(null);
        assertThat(consumer.getMessageListener()).isNull();
    }

    @Test
    void receivingFromAConsumerWithAListenerFails() throws Exception {
        Session session = session();
        MessageConsumer consumer = session.createConsumer(queue(session));
        consumer.setMessageListener(new Recorded());
        refused(IllegalStateException.class, consumer::receive);
        refused(IllegalStateException.class, () -> consumer.receive(10));
        refused(IllegalStateException.class, consumer::receiveNoWait);
    }

    @Test
    void nothingIsDeliveredBeforeStart() throws Exception {
        Connection connection = stopped();
        Session session = connection.createSession();
        Queue queue = queue(session);
        Recorded recorded = new Recorded();
        session.createConsumer(queue).setMessageListener(recorded);
        send(session(), queue, "x");
        assertThat(recorded.messages.poll(BRIEFLY, TimeUnit.MILLISECONDS)).isNull();
        connection.start();
        soon(recorded.messages);
    }

    @Test
    void stopWaitsForTheListener() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        Queue queue = queue(session);
        HeldListener listener = new HeldListener();
        session.createConsumer(queue).setMessageListener(listener);
        send(session(), queue, "x");
        listener.isWaitedForBy(connection::stop);
    }

    @Test
    void closeWaitsForTheListener() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        Queue queue = queue(session);
        HeldListener listener = new HeldListener();
        session.createConsumer(queue).setMessageListener(listener);
        send(session(), queue, "x");
        listener.isWaitedForBy(connection::close);
        expectNothing(session().createConsumer(queue));
    }

    @Test
    void listenersOfOneSessionAreCalledOneAtATime() throws Exception {
        // given
        Session session = session();
        Queue one = queue(session);
        Queue two = queue(session);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        jakarta.jms.MessageListener listener = message -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            inside.decrementAndGet();
            done.incrementAndGet();
        };

        // when
        session.createConsumer(one).setMessageListener(listener);
        session.createConsumer(two).setMessageListener(listener);
        Session sender = session();
        for (int i = 0; i < 10; i++) {
            send(sender, one, "x");
            send(sender, two, "x");
        }

        // then
        Awaitility.await().atMost(Duration.ofMillis(SOON)).until(() -> done.get() == 20);
        assertThat(most).hasValue(1);
    }

    @Test
    void aListenerMayUseItsSession() throws Exception {
        Session session = session();
        Queue in = queue(session);
        Queue out = queue(session);
        Attempt attempt = new Attempt();
        var producer = session.createProducer(out);
        session.createConsumer(in)
                .setMessageListener(message -> attempt.at(
                        () -> producer.send(session.createTextMessage(message.getBody(String.class) + "!"))));
        Session other = session();
        send(other, in, "x");
        assertThat(soon(attempt.outcomes)).isSameAs(Attempt.SUCCESS);
        assertThat(receiveText(other.createConsumer(out))).isEqualTo("x!");
    }

    @Test
    void aListenerMayCloseItsConsumer() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        Attempt attempt = new Attempt();
        consumer.setMessageListener(message -> attempt.at(consumer::close));
        send(session(), queue, "x");
        assertThat(soon(attempt.outcomes)).isSameAs(Attempt.SUCCESS);
    }

    @Test
    void aListenerMayAcknowledgeAndCommit() throws Exception {
        Session client = session(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = queue(client);
        Attempt attempt = new Attempt();
        client.createConsumer(queue).setMessageListener(message -> attempt.at(message::acknowledge));
        send(session(), queue, "x");
        assertThat(soon(attempt.outcomes)).isSameAs(Attempt.SUCCESS);
        Session transacted = session(Session.SESSION_TRANSACTED);
        Queue second = queue(transacted);
        transacted.createConsumer(second).setMessageListener(message -> attempt.at(transacted::commit));
        send(session(), second, "x");
        assertThat(soon(attempt.outcomes)).isSameAs(Attempt.SUCCESS);
    }

    @Test
    void aListenerCanBeReplacedAndRemoved() throws Exception {
        // given
        Connection connection = started();
        Session session = connection.createSession();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        Recorded first = new Recorded();
        Recorded second = new Recorded();
        consumer.setMessageListener(first);
        send(session(), queue, "1");
        soon(first.messages);

        // when
        connection.stop();
        consumer.setMessageListener(second);
        connection.start();
        send(session(), queue, "2");

        // then
        Message message = soon(second.messages);
        assertThat(message.getBody(String.class)).isEqualTo("2");
        assertThat(first.messages).isEmpty();
        connection.stop();
        consumer.setMessageListener(null);
        connection.start();
        send(session(), queue, "3");
        assertThat(receiveText(consumer)).isEqualTo("3");
    }

    /** Closes something while its listener is at work, which then answers and acknowledges as if nothing had happened. */
    private void atWork(int mode, Queue out, Session session, Attempt.Call close) throws Exception {
        // given
        Queue in = queue(session);
        MessageProducer producer = session.createProducer(out);
        HeldListener listener = new HeldListener(message -> {
            producer.send(session.createTextMessage("answer"));
            message.acknowledge();
            if (mode == Session.SESSION_TRANSACTED) {
                session.commit();
            }
        });
        session.createConsumer(in).setMessageListener(listener);
        send(session(), in, "request");

        // when
        listener.isWaitedForBy(close);

        // then
        wasAnswered(in, out);
    }

    private void wasAnswered(Queue in, Queue out) throws Exception {
        Session later = session();
        assertThat(receiveText(later.createConsumer(out))).isEqualTo("answer");
        expectNothing(later.createConsumer(in));
    }

    @Test
    void aListenerAtWorkHasItsSessionWhileTheConnectionCloses() throws Exception {
        for (int mode : new int[] {Session.CLIENT_ACKNOWLEDGE, Session.SESSION_TRANSACTED}) {
            Connection connection = started();
            Session session = connection.createSession(mode);
            atWork(mode, queue(session), session, connection::close);
        }
    }

    @Test
    void aListenerAtWorkHasItsSessionWhileThatCloses() throws Exception {
        for (int mode : new int[] {Session.AUTO_ACKNOWLEDGE, Session.SESSION_TRANSACTED}) {
            Session session = session(mode);
            atWork(mode, queue(session), session, session::close);
        }
    }

    @Test
    void aListenerAtWorkHasItsSessionWhileTheConnectionStops() throws Exception {
        Connection connection = started();
        Session session = connection.createSession(Session.CLIENT_ACKNOWLEDGE);
        atWork(Session.CLIENT_ACKNOWLEDGE, queue(session), session, connection::stop);
    }

    @Test
    void aListenerAtWorkHasItsContextWhileThatCloses() throws Exception {
        // given
        JMSContext context = context(JMSContext.CLIENT_ACKNOWLEDGE);
        Queue in = context.createQueue(unique("queue"));
        Queue out = context.createQueue(unique("queue"));
        JMSProducer producer = context.createProducer();
        HeldListener listener = new HeldListener(message -> {
            producer.send(out, context.createTextMessage("answer"));
            context.acknowledge();
        });
        context.createConsumer(in).setMessageListener(listener);
        send(session(), in, "request");

        // when
        listener.isWaitedForBy(context::close);

        // then
        wasAnswered(in, out);
    }

    @Test
    void closingAConsumerWaitsForItsListener() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        MessageConsumer consumer = session.createConsumer(queue);
        HeldListener listener = new HeldListener();
        consumer.setMessageListener(listener);
        send(session(), queue, "x");
        listener.isWaitedForBy(consumer::close);
    }
}
