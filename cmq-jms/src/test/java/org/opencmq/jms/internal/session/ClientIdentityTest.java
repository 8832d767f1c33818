package org.opencmq.jms.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.IllegalStateException;
import jakarta.jms.InvalidClientIDException;
import jakarta.jms.JMSException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClientIdentityTest {

    private final String service = "http://" + UUID.randomUUID(); // nobody else's
    private final ClientIdentity identity = anonymous("c0ffee");

    private ClientIdentity anonymous(String connectionId) {
        try {
            return new ClientIdentity(service, connectionId, Optional.empty());
        } catch (InvalidClientIDException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void isSetOnceBeforeAnythingIsDone() throws Exception {
        // when
        identity.set("orders");

        // then
        assertThat(identity.clientId()).isEqualTo("orders");
        assertThatThrownBy(() -> identity.set("others"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("orders");
    }

    @Test
    void cannotBeSetOnceTheConnectionWasUsed() {
        // given
        identity.used();

        // then
        assertThatThrownBy(() -> identity.set("orders")).isInstanceOf(IllegalStateException.class);
        assertThat(identity.clientId()).isNull();
    }

    @Test
    void aPresetOneCannotBeChanged() throws Exception {
        // given
        ClientIdentity preset = new ClientIdentity(service, "c0ffee", Optional.of("orders"));

        // then
        assertThat(preset.clientId()).isEqualTo("orders");
        assertThatThrownBy(() -> preset.set("others")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void belongsToOneConnectionUntilThatLetsGoOfIt() throws Exception {
        // given
        ClientIdentity other = anonymous("decaf");
        identity.set("orders");

        // then
        assertThatThrownBy(() -> other.set("orders")).isInstanceOf(InvalidClientIDException.class);
        assertThatThrownBy(() -> new ClientIdentity(service, "tea", Optional.of("orders")))
                .isInstanceOf(InvalidClientIDException.class);
        identity.free();
        other.set("orders");
        assertThat(other.clientId()).isEqualTo("orders");
    }

    @Test
    void anEmptyOneIsRefused() {
        for (String none : new String[] {null, ""}) {
            assertThatThrownBy(() -> identity.set(none)).isInstanceOf(InvalidClientIDException.class);
        }
    }

    @Test
    void messageIdentifiersTellTheConnectionAndItsClient() throws JMSException {
        // given
        String first = identity.nextMessageId();

        // when
        identity.set("orders");
        String second = identity.nextMessageId();

        // then
        assertThat(first).isEqualTo("ID:c0ffee-1");
        assertThat(second).startsWith("ID:c0ffee-c").endsWith("-2");
        assertThat(identity.origin().sent(first)).isTrue();
        assertThat(identity.origin().orItsClientSent(second)).isTrue();
    }
}
