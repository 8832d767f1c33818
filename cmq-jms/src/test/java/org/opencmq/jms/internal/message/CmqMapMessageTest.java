package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CmqMapMessageTest {

    private final CmqMapMessage message = new CmqMapMessage();

    @ParameterizedTest
    @EnumSource(BodyType.class)
    void everySetterRefusesAMissingName(BodyType type) {
        for (String name : new String[] {null, ""}) {
            assertThatThrownBy(() -> type.writeMap(message, name)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> message.setObject(name, type.sample)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> message.setBytes(name, new byte[1], 0, 1))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(BodyType.class)
    void cannotBeWrittenOnceReceivedUntilCleared(BodyType type) throws Exception {
        // given
        message.setInt("kept", 1);
        message.markReceived();

        // then
        assertThatThrownBy(() -> type.writeMap(message, "p")).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.setObject("p", type.sample)).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> message.setBytes("p", new byte[1], 0, 1))
                .isInstanceOf(MessageNotWriteableException.class);
        assertThat(message.getInt("kept")).isEqualTo(1);

        // when
        message.clearBody();

        // then
        assertThat(message.itemExists("kept")).isFalse();
        type.writeMap(message, "p");
        assertThat(message.getObject("p")).isEqualTo(type.sample);
    }

    @Test
    void takesAnyNameThatIsNotEmpty() throws JMSException {
        // when
        message.setInt("a b.c-1 NULL", 1);

        // then
        assertThat(message.itemExists("a b.c-1 NULL")).isTrue();
    }

    @Test
    void refusesOtherObjects() {
        assertThatThrownBy(() -> message.setObject("p", new BigInteger("1")))
                .isInstanceOf(MessageFormatException.class)
                .hasMessageContaining("java.math.BigInteger");
        assertThat(message.itemExists("p")).isFalse();
    }

    @Test
    void namesItsEntriesInTheirOrder() throws JMSException {
        // given
        message.setInt("b", 1);
        message.setObject("a", null);
        message.setInt("b", 2);

        // then
        assertThat(Collections.list(message.getMapNames())).containsExactly("b", "a");
        assertThat(message.itemExists("a")).isTrue();
        assertThat(message.itemExists("c")).isFalse();
    }

    @Test
    void sharesNoArrayWithTheApplication() throws JMSException {
        // given
        byte[] bytes = {1, 2, 3};
        message.setBytes("all", bytes);
        message.setBytes("part", bytes, 1, 2);
        message.setObject("object", bytes);

        // when
        bytes[0] = bytes[1] = 9;
        message.getBytes("all")[0] = 8;
        ((byte[]) message.getObject("all"))[0] = 7;
        ((byte[]) message.values().get("all"))[0] = 6;

        // then
        assertThat(message.getBytes("all")).containsExactly(1, 2, 3);
        assertThat(message.getBytes("part")).containsExactly(2, 3);
        assertThat(message.getBytes("object")).containsExactly(1, 2, 3);
    }

    @Test
    void givesItsBodyAsAMapOfItsOwn() throws JMSException {
        // given
        message.setInt("p", 1);

        // when
        Map<?, ?> body = message.getBody(Map.class);
        body.clear();

        // then
        assertThat((Map<?, ?>) message.getBody(Map.class)).isEqualTo(Map.of("p", 1));
    }

    @Test
    void takesNullAsBytes() throws JMSException {
        // when
        message.setBytes("p", null);

        // then
        assertThat(message.getBytes("p")).isNull();
        assertThat(message.itemExists("p")).isTrue();
    }
}
