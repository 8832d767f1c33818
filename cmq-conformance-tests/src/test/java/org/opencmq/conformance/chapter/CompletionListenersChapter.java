package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.CompletionListener;
import jakarta.jms.Connection;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 7.3: sending without waiting. */
public abstract class CompletionListenersChapter extends Chapter {

    @Test
    void completionIsToldWithTheSameMessageAndItsHeaders() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        Recorded recorded = new Recorded();
        TextMessage message = session.createTextMessage("x");
        session.createProducer(queue).send(message, recorded);
        Message completed = soon(recorded.messages);
        assertThat(completed).isSameAs(message);
        assertThat(completed.getJMSMessageID()).startsWith("ID:");
        assertThat(completed.getJMSDestination()).isEqualTo(queue);
        assertThat(((TextMessage) completed).getText()).isEqualTo("x");
        assertThat(receive(session.createConsumer(queue)).getJMSMessageID()).isEqualTo(message.getJMSMessageID());
    }

    @Test
    void completionsComeInTheOrderOfTheSends() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue(session));
        Recorded recorded = new Recorded();
        for (int i = 0; i < 20; i++) {
            producer.send(session.createTextMessage("" + i), recorded);
        }
        for (int i = 0; i < 20; i++) {
            assertThat(((TextMessage) soon(recorded.messages)).getText()).isEqualTo("" + i);
        }
    }

    @Test
    void completionIsToldByAnotherThread() throws Exception {
        Session session = session();
        Recorded recorded = new Recorded();
        session.createProducer(queue(session)).send(session.createMessage(), recorded);
        assertThat(soon(recorded.threads)).isNotSameAs(Thread.currentThread());
    }

    @Test
    void everyFormOfSendTakesAListener() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        Recorded recorded = new Recorded();
        MessageProducer bound = session.createProducer(queue);
        MessageProducer free = session.createProducer(null);

        // when
        bound.send(session.createTextMessage("1"), recorded);
        soon(recorded.messages);
        bound.send(session.createTextMessage("2"), DeliveryMode.NON_PERSISTENT, 7, 60_000, recorded);
        soon(recorded.messages);
        free.send(queue, session.createTextMessage("3"), recorded);
        soon(recorded.messages);
        free.send(queue, session.createTextMessage("4"), DeliveryMode.PERSISTENT, 4, 0, recorded);
        soon(recorded.messages);

        // then
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(List.of(receiveText(consumer), receiveText(consumer), receiveText(consumer), receiveText(consumer)))
                .containsExactlyInAnyOrder("1", "2", "3", "4");
    }

    @Test
    void closingWaitsForOutstandingCompletions() throws Exception {
        Connection connection = started();
        Session session = connection.createSession();
        Queue queue = queue(session);
        Recorded recorded = new Recorded();
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 10; i++) {
            producer.send(session.createTextMessage("" + i), recorded);
        }
        connection.close();
        assertThat(recorded.messages.size() + recorded.failures.size()).isEqualTo(10);
        assertThat(recorded.failures).isEmpty();
    }

    @Test
    @JudgeDiffers("commits before they were told")
    void commitWaitsForOutstandingCompletions() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        Recorded recorded = new Recorded();
        MessageProducer producer = session.createProducer(queue);
        for (int i = 0; i < 5; i++) {
            producer.send(session.createTextMessage("" + i), recorded);
        }
        session.commit();
        assertThat(recorded.messages).hasSize(5);
        assertThat(receiveTexts(session().createConsumer(queue), 5)).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void rolledBackAsynchronousSendsAreForgotten() throws Exception {
        Session session = session(Session.SESSION_TRANSACTED);
        Queue queue = queue(session);
        session.createProducer(queue).send(session.createTextMessage("lost"), new Recorded());
        session.rollback();
        expectNothing(session().createConsumer(queue));
    }

    @Test
    @JudgeDiffers("throws InvalidDestinationException or nothing")
    void aListenerMustBeGiven() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue(session));
        refused(
                IllegalArgumentException.class,
                () -> producer.send(session.createMessage(), (CompletionListener) null));
    }

    @Test
    void aDestinationMustBeGiven() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(null);
        refused(InvalidDestinationException.class, () -> producer.send(null, session.createMessage(), new Recorded()));
    }

    @Test
    void aListenerThatThrowsDoesNotStopTheOthers() throws Exception {
        Session session = session();
        MessageProducer producer = session.createProducer(queue(session));
        Recorded recorded = new Recorded();
        producer.send(session.createMessage(), new CompletionListener() {
            @Override
            public void onCompletion(Message message) {
                throw new IllegalStateException("a listener that fails");
            }

            @Override
            public void onException(Message message, Exception exception) {
                throw new IllegalStateException("a listener that fails");
            }
        });
        producer.send(session.createMessage(), recorded);
        soon(recorded.messages);
    }

    @Test
    void aForeignMessageCompletesWithItself() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        Recorded recorded = new Recorded();
        TextMessage foreign = ForeignMessage.text(session.createTextMessage("x"));
        session.createProducer(queue).send(foreign, recorded);
        assertThat(((TextMessage) soon(recorded.messages)).getText()).isEqualTo("x");
        assertThat(receiveText(session.createConsumer(queue))).isEqualTo("x");
        assertThat(foreign.getJMSMessageID()).startsWith("ID:");
    }
}
