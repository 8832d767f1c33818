package org.opencmq.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.Topic;
import org.junit.jupiter.api.Test;

/** A client identifier that the factory gives its connections. */
class PresetClientIdIT extends ServerFixture {

    @Override
    protected String options() {
        return "?clientId=shop";
    }

    @Test
    void aPresetIdentifierCannotBeChanged() throws Exception {
        Connection connection = closing(factory.createConnection());
        assertThat(connection.getClientID()).isEqualTo("shop");
        assertThatThrownBy(() -> connection.setClientID("other")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> connection.setClientID("shop")).isInstanceOf(IllegalStateException.class);
        assertThat(connection.getClientID()).isEqualTo("shop");
    }

    @Test
    void twoConnectionsOfOnePresetIdentifierAreRefused() throws Exception {
        // given
        Connection first = closing(factory.createConnection());

        // then
        assertThatThrownBy(factory::createConnection).isInstanceOf(InvalidClientIDException.class);
        assertThatThrownBy(factory::createTopicConnection).isInstanceOf(InvalidClientIDException.class);
        assertThatThrownBy(factory::createContext).isInstanceOf(InvalidClientIDRuntimeException.class);

        // when
        first.close();

        // then
        try (JMSContext context = factory.createContext()) {
            assertThat(context.getClientID()).isEqualTo("shop");
        }
    }

    @Test
    void durableSubscriptionsBelongToIt() throws Exception {
        // given
        String name = unique("news");
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            Topic topic = session.createTopic(name);
            session.createDurableSubscriber(topic, "mine").close();
            session.createProducer(topic).send(session.createTextMessage("kept"));
        }

        // then
        Session session = started().createSession();
        MessageConsumer again = session.createDurableConsumer(session.createTopic(name), "mine");
        assertThat(QueueBehaviour.text(again.receive(QueueBehaviour.PATIENCE))).isEqualTo("kept");
        again.close();
        session.unsubscribe("mine");
    }
}
