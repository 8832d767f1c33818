package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.IllegalStateException;
import jakarta.jms.IllegalStateRuntimeException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.InvalidClientIDRuntimeException;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** Chapter 6.1.2: client identifiers. */
public abstract class ClientIdentifiersChapter extends Chapter {

    @Test
    void aConnectionHasNoneAtFirst() throws Exception {
        assertThat(stopped().getClientID()).isNull();
    }

    @Test
    void aConnectionKeepsItsIdentifier() throws Exception {
        Connection connection = stopped();
        String client = unique("client");
        connection.setClientID(client);
        assertThat(connection.getClientID()).isEqualTo(client);
    }

    @Test
    void itCanBeSetOnce() throws Exception {
        Connection connection = stopped();
        connection.setClientID(unique("client"));
        refused(IllegalStateException.class, () -> connection.setClientID(unique("client")));
    }

    @Test
    void itCannotBeSetAfterUse() throws Exception {
        Connection connection = stopped();
        assertThat(connection.createSession()).isNotNull();
        refused(IllegalStateException.class, () -> connection.setClientID(unique("client")));
    }

    @Test
    void itCannotBeSetAfterStart() throws Exception {
        Connection connection = started();
        refused(IllegalStateException.class, () -> connection.setClientID(unique("client")));
    }

    @Test
    @JudgeDiffers("takes an empty one")
    void itCannotBeEmpty() throws Exception {
        Connection connection = stopped();
        refused(JMSException.class, () -> connection.setClientID(""));
        refused(JMSException.class, () -> connection.setClientID(null));
    }

    @Test
    void twoOpenConnectionsCannotHaveTheSame() throws Exception {
        String client = unique("client");
        Connection first = stopped();
        first.setClientID(client);
        Connection second = stopped();
        refused(InvalidClientIDException.class, () -> second.setClientID(client));
    }

    @Test
    void itIsFreeAgainAfterClose() throws Exception {
        String client = unique("client");
        identified(client).close();
        assertThat(identified(client).getClientID()).isEqualTo(client);
    }

    @Test
    void aContextFollowsTheSameRules() {
        String client = unique("client");
        JMSContext context = context();
        context.setClientID(client);
        assertThat(context.getClientID()).isEqualTo(client);
        refused(IllegalStateRuntimeException.class, () -> context.setClientID(unique("client")));
        JMSContext second = context();
        refused(InvalidClientIDRuntimeException.class, () -> second.setClientID(client));
    }

    @Test
    void aContextCannotSetItAfterUse() {
        JMSContext context = context();
        assertThat(context.createConsumer(context.createQueue(unique("queue")))).isNotNull();
        refused(IllegalStateRuntimeException.class, () -> context.setClientID(unique("client")));
    }

    @Test
    void aContextMadeFromAContextSharesIt() {
        JMSContext context = context();
        String client = unique("client");
        context.setClientID(client);
        try (JMSContext second = context.createContext(JMSContext.AUTO_ACKNOWLEDGE)) {
            assertThat(second.getClientID()).isEqualTo(client);
            refused(IllegalStateRuntimeException.class, () -> second.setClientID(unique("client")));
        }
    }
}
