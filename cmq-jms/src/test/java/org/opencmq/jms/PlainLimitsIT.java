package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencmq.jms.QueueBehaviour.PATIENCE;
import static org.opencmq.jms.QueueBehaviour.send;
import static org.opencmq.jms.QueueBehaviour.text;

import jakarta.jms.Connection;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What plain CMQ cannot do is refused clearly, or imitated when that is wanted. */
class PlainLimitsIT extends ServerFixture {

    @Override
    protected String options() {
        return "?extensions=off";
    }

    private Session imitating(String option) throws JMSException {
        CmqConnectionFactory imitating =
                closing(new CmqConnectionFactory(server.endpoint() + options() + "&" + option + "=true"));
        Connection connection = closing(imitating.createConnection());
        connection.start();
        return connection.createSession();
    }

    @Test
    void selectorsOfQueuesAndBrowsersNameTheirOptions() throws Exception {
        // given
        Session session = started().createSession();
        Queue queue = session.createQueue(unique("refused"));
        send(session, queue, "one");
        QueueBrowser browser = session.createBrowser(queue);
        // then
        assertThatThrownBy(() -> session.createConsumer(queue, "colour = 'red'"))
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("emulation.queueSelectors");
        assertThatThrownBy(browser::getEnumeration)
                .isInstanceOf(JMSException.class)
                .hasMessageContaining("emulation.browser");
        assertThatThrownBy(() -> session.createConsumer(queue, "colour = = 1"))
                .isInstanceOf(InvalidSelectorException.class)
                .hasMessageContaining("position 9");
        assertThat(text(session.createConsumer(queue, " ").receive(PATIENCE))).isEqualTo("one");
    }

    @Test
    void anImitatedSelectorLeavesOtherMessagesToOtherConsumers() throws Exception {
        // given
        Session session = imitating("emulation.queueSelectors");
        Queue queue = session.createQueue(unique("chosen"));
        MessageProducer producer = session.createProducer(queue);
        for (String colour : List.of("red", "green", "red")) {
            TextMessage message = session.createTextMessage(colour);
            message.setStringProperty("colour", colour);
            producer.send(message);
        }
        // when
        MessageConsumer green = session.createConsumer(queue, "colour = 'green'");
        // then
        assertThat(text(green.receive(PATIENCE))).isEqualTo("green");
        assertThat(green.receiveNoWait()).isNull();
        MessageConsumer red = session.createConsumer(queue, "colour = 'red'");
        Message first = red.receive(PATIENCE);
        assertThat(text(first)).isEqualTo("red");
        assertThat(first.getJMSRedelivered()).isFalse();
        assertThat(text(red.receiveNoWait())).isEqualTo("red");
        assertThat(red.receiveNoWait()).isNull();
    }

    @Test
    void anImitatedBrowserLeavesItsMessagesToConsumersOfTheConnection() throws Exception {
        // given
        Session session = imitating("emulation.browser");
        Queue queue = session.createQueue(unique("browsed"));
        send(session, queue, "one", "two");
        // when
        List<String> seen = new ArrayList<>();
        QueueBrowser browser = session.createBrowser(queue);
        for (Object message : Collections.list((Enumeration<?>) browser.getEnumeration())) {
            seen.add(text((Message) message));
        }
        browser.close();
        // then
        assertThat(seen).containsExactly("one", "two");
        MessageConsumer consumer = session.createConsumer(queue);
        Message first = consumer.receive(PATIENCE);
        assertThat(text(first)).isEqualTo("one");
        assertThat(first.getJMSRedelivered()).isFalse();
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("two");
    }

    @Test
    void whatAClosedConsumerLeftIsThereForTheNextOneOfTheConnection() throws Exception {
        // given
        Session session = started().createSession(Session.CLIENT_ACKNOWLEDGE);
        Queue queue = session.createQueue(unique("left"));
        send(session, queue, "one");
        MessageConsumer consumer = session.createConsumer(queue);
        assertThat(text(consumer.receive(PATIENCE))).isEqualTo("one");
        // when
        consumer.close();
        session.recover();
        // then
        Message again = session.createConsumer(queue).receive(PATIENCE);
        assertThat(text(again)).isEqualTo("one");
        assertThat(again.getJMSRedelivered()).isTrue();
    }
}
