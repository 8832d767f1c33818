package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.Capability;

/** Chapter 4.1.7: looking at a queue. */
public abstract class BrowsersChapter extends Chapter {

    private Session session;
    private Queue queue;

    private void queueOf(String... texts) throws JMSException {
        session = session();
        queue = queue(session);
        send(session, queue, texts);
        needs(Capability.QUEUE_BROWSER, JMSException.class, () -> session.createBrowser(queue)
                .getEnumeration());
    }

    private static List<String> texts(QueueBrowser browser) throws JMSException {
        List<String> texts = new ArrayList<>();
        Enumeration<?> messages = browser.getEnumeration();
        while (messages.hasMoreElements()) {
            texts.add(((TextMessage) messages.nextElement()).getText());
        }
        return texts;
    }

    @Test
    void aBrowserShowsTheMessagesInOrderAndTakesNone() throws Exception {
        queueOf("1", "2", "3");
        try (QueueBrowser browser = session.createBrowser(queue)) {
            assertThat(texts(browser)).containsExactly("1", "2", "3");
            assertThat(texts(browser)).containsExactly("1", "2", "3");
        }
        assertThat(receiveTexts(session.createConsumer(queue), 3)).containsExactly("1", "2", "3");
    }

    @Test
    @SuppressWarnings("JdkObsolete") // what a browser gives is an Enumeration
    void anEmptyQueueShowsNothing() throws Exception {
        queueOf();
        Enumeration<?> messages = session.createBrowser(queue).getEnumeration();
        assertThat(messages.hasMoreElements()).isFalse();
        refused(NoSuchElementException.class, messages::nextElement);
    }

    @Test
    void aBrowserWithASelectorShowsWhatMatches() throws Exception {
        queueOf("low");
        MessageProducer producer = session.createProducer(queue);
        producer.setPriority(7);
        producer.send(session.createTextMessage("high"));
        assertThat(texts(session.createBrowser(queue, "JMSPriority > 4"))).containsExactly("high");
    }

    @Test
    void aBrokenSelectorIsRefused() throws Exception {
        session = session();
        queue = queue(session);
        refused(InvalidSelectorException.class, () -> session.createBrowser(queue, "colour ="));
    }

    @Test
    void browsedMessagesHaveTheirHeadersAndAreReadOnly() throws Exception {
        queueOf("x");
        Message message =
                (Message) session.createBrowser(queue).getEnumeration().nextElement();
        assertThat(message.getJMSMessageID()).startsWith("ID:");
        assertThat(message.getJMSDestination()).isEqualTo(queue);
        assertThat(message.getJMSRedelivered()).isFalse();
        refused(jakarta.jms.MessageNotWriteableException.class, () -> message.setIntProperty("n", 1));
    }

    @Test
    void browsingDoesNotCountAsDelivery() throws Exception {
        queueOf("x");
        assertThat(texts(session.createBrowser(queue))).hasSize(1);
        Message message = receive(session.createConsumer(queue));
        assertThat(message.getJMSRedelivered()).isFalse();
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    void aBrowserWorksOnAStoppedConnection() throws Exception {
        queueOf("x");
        assertThat(texts(stopped().createSession().createBrowser(queue))).containsExactly("x");
    }

    @Test
    void aBrowserSaysItsQueueAndSelector() throws Exception {
        queueOf();
        assertThat(session.createBrowser(queue).getQueue()).isEqualTo(queue);
        assertThat(session.createBrowser(queue).getMessageSelector()).isNull();
        assertThat(session.createBrowser(queue, "a = 1").getMessageSelector()).isEqualTo("a = 1");
    }

    @Test
    void manyMessagesAreShown() throws Exception {
        queueOf();
        for (int i = 0; i < 150; i++) {
            session.createProducer(queue).send(session.createTextMessage("" + i));
        }
        assertThat(texts(session.createBrowser(queue)))
                .hasSize(150)
                .startsWith("0", "1")
                .endsWith("149");
    }

    @Test
    void aDelayedMessageIsNotShownBeforeItsTime() throws Exception {
        queueOf();
        MessageProducer producer = session.createProducer(queue);
        producer.setDeliveryDelay(60_000);
        producer.send(session.createTextMessage("later"));
        producer.setDeliveryDelay(0);
        producer.send(session.createTextMessage("now"));
        assertThat(texts(session.createBrowser(queue))).containsExactly("now");
    }
}
