package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import jakarta.jms.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.Capability;

/** Chapter 3.8: message selectors. */
public abstract class SelectorsChapter extends Chapter {

    private static final String[] BROKEN = {
        "colour =",
        "= 'red'",
        "colour == 'red'",
        "colour = red'",
        "(a = 1",
        "a BETWEEN 1",
        "a IN ()",
        "a LIKE 5",
        "a = 1 AND",
        "NOT",
        "'literal'",
        "a IS 5",
        "5"
    };

    @Test
    void brokenSelectorsAreRefusedOnQueues() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        for (String selector : BROKEN) {
            assertThatThrownBy(() -> session.createConsumer(queue, selector))
                    .as(selector)
                    .isInstanceOf(InvalidSelectorException.class);
        }
    }

    @Test
    void brokenSelectorsAreRefusedOnTopics() throws Exception {
        Session session = identified(unique("client")).createSession();
        Topic topic = topic(session);
        String broken = "colour =";
        refused(InvalidSelectorException.class, () -> session.createConsumer(topic, broken));
        refused(InvalidSelectorException.class, () -> session.createConsumer(topic, broken, true));
        refused(InvalidSelectorException.class, () -> session.createDurableSubscriber(topic, "n", broken, false));
        refused(InvalidSelectorException.class, () -> session.createDurableConsumer(topic, "n", broken, false));
        refused(InvalidSelectorException.class, () -> session.createSharedConsumer(topic, "n", broken));
        refused(InvalidSelectorException.class, () -> session.createSharedDurableConsumer(topic, "n", broken));
    }

    @Test
    void aQueueConsumerTakesOnlyWhatMatches() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        needs(Capability.QUEUE_SELECTORS, JMSException.class, () -> session.createConsumer(queue, "colour = 'red'"));
        MessageProducer producer = session.createProducer(queue);
        for (String colour : new String[] {"blue", "red", "green"}) {
            Message message = session.createTextMessage(colour);
            message.setStringProperty("colour", colour);
            producer.send(message);
        }

        // when
        MessageConsumer red = session.createConsumer(queue, "colour = 'red'");

        // then
        assertThat(receiveText(red)).isEqualTo("red");
        expectNothing(red);
        red.close();
        assertThat(receiveTexts(session.createConsumer(queue), 2)).containsExactly("blue", "green");
    }

    @Test
    void receivingWithoutWaitingFindsAllThatMatches() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        needs(Capability.QUEUE_SELECTORS, JMSException.class, () -> session.createConsumer(queue, "n > 0"));
        MessageProducer producer = session.createProducer(queue);
        for (int n = 0; n < 6; n++) {
            Message message = session.createTextMessage("" + n);
            message.setIntProperty("n", n % 2);
            producer.send(message);
        }

        // when
        MessageConsumer odd = session.createConsumer(queue, "n = 1");
        List<String> found = new ArrayList<>();
        for (Message next = odd.receiveNoWait(); next != null; next = odd.receiveNoWait()) {
            found.add(((TextMessage) next).getText());
        }

        // then
        assertThat(found).containsExactly("1", "3", "5");
    }

    @Test
    void consumersOfOneQueueCanHaveDifferentSelectors() throws Exception {
        // given
        Session session = session();
        Queue queue = queue(session);
        needs(Capability.QUEUE_SELECTORS, JMSException.class, () -> session.createConsumer(queue, "n > 1"));
        MessageConsumer small = session.createConsumer(queue, "n <= 1");
        MessageConsumer large = session.createConsumer(queue, "n > 1");

        // when
        MessageProducer producer = session.createProducer(queue);
        for (int n = 0; n < 4; n++) {
            Message message = session.createTextMessage("" + n);
            message.setIntProperty("n", n);
            producer.send(message);
        }

        // then
        assertThat(receiveTexts(large, 2)).containsExactly("2", "3");
        assertThat(receiveTexts(small, 2)).containsExactly("0", "1");
    }

    @Test
    void emptyAndNullSelectorsTakeEverything() throws Exception {
        Session session = session();
        Queue queue = queue(session);
        send(session, queue, "1", "2");
        try (MessageConsumer consumer = session.createConsumer(queue, "")) {
            assertThat(consumer.getMessageSelector()).isNullOrEmpty();
            assertThat(receiveText(consumer)).isEqualTo("1");
        }
        try (MessageConsumer consumer = session.createConsumer(queue, null)) {
            assertThat(consumer.getMessageSelector()).isNull();
            assertThat(receiveText(consumer)).isEqualTo("2");
        }
    }

    /** Says whether a subscriber with this selector gets a message with known headers and properties. */
    private boolean matches(Session session, Topic topic, String selector) throws JMSException {
        try (MessageConsumer matching = session.createConsumer(topic, selector);
                MessageProducer producer = session.createProducer(topic)) {
            TextMessage message = session.createTextMessage("body");
            message.setStringProperty("colour", "red");
            message.setStringProperty("text", "100%_sure");
            message.setIntProperty("n", 5);
            message.setLongProperty("big", 10_000_000_000L);
            message.setDoubleProperty("d", 2.5);
            message.setBooleanProperty("yes", true);
            message.setJMSType("type");
            message.setJMSCorrelationID("correlation");
            producer.send(message, DeliveryMode.NON_PERSISTENT, 7, 0);
            TextMessage end = session.createTextMessage("end");
            try (MessageConsumer all = session.createConsumer(topic)) {
                producer.send(end);
                receive(all);
            }
            return matching.receive(isTrue(selector) ? SOON : BRIEFLY) != null;
        }
    }

    private static boolean isTrue(String selector) {
        return !selector.endsWith(" ");
    }

    /** Selectors that end in a blank are those that must not match. */
    private void check(String... selectors) throws JMSException {
        Session session = session();
        Topic topic = topic(session);
        for (String selector : selectors) {
            assertThat(matches(session, topic, selector)).as(selector).isEqualTo(isTrue(selector));
        }
    }

    @Test
    void comparesNumbers() throws Exception {
        check(
                "n = 5",
                "n <> 4 AND n >= 5 AND n <= 5.0",
                "big > 9999999999",
                "d * 2 = n",
                "-n < 0 AND n / 2 > 1",
                "n = '5' ");
    }

    @Test
    void comparesTexts() throws Exception {
        check("colour = 'red'", "colour <> 'blue'", "colour = 'Red' ", "colour = 'it''s' ");
    }

    @Test
    void knowsLike() throws Exception {
        check(
                "colour LIKE 'r_d'",
                "colour LIKE 'r%'",
                "text LIKE '100\\%\\_%' ESCAPE '\\'",
                "colour NOT LIKE 'b%'",
                "colour LIKE 'e%' ");
    }

    @Test
    void knowsBetweenAndIn() throws Exception {
        check(
                "n BETWEEN 5 AND 6",
                "n NOT BETWEEN 6 AND 7",
                "colour IN ('red', 'blue')",
                "colour NOT IN ('green')",
                "n BETWEEN 6 AND 7 ");
    }

    @Test
    void knowsThreeValuedLogic() throws Exception {
        check("none IS NULL", "colour IS NOT NULL", "none = 1 OR n = 5", "yes = TRUE", "NOT (none = 1) ", "none <> 1 ");
    }

    @Test
    void knowsTheHeaders() throws Exception {
        check(
                "JMSType = 'type'",
                "JMSCorrelationID = 'correlation'",
                "JMSPriority = 7",
                "JMSDeliveryMode = 'NON_PERSISTENT'",
                "JMSMessageID LIKE 'ID:%' AND JMSTimestamp > 0");
    }

    @Test
    void wordsAreUnderstoodInAnyCaseAndNamesAreNot() throws Exception {
        check("n between 1 and 9 and not (yes = false)", "Colour IS NULL", "COLOUR = 'red' ");
    }
}
