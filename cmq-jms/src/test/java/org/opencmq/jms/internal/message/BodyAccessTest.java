package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencmq.jms.config.TrustedPackages;

/** {@code getBody} and {@code isBodyAssignableTo}, kind by type. */
class BodyAccessTest {

    private static final List<Class<?>> TYPES = List.of(
            String.class,
            CharSequence.class,
            Comparable.class,
            Serializable.class,
            Object.class,
            Map.class,
            HashMap.class,
            byte[].class,
            Integer.class,
            List.class,
            ArrayList.class);

    static Stream<Arguments> filled() throws JMSException {
        CmqBytesMessage bytes = new CmqBytesMessage(new byte[] {1});
        CmqMapMessage map = new CmqMapMessage();
        map.setInt("p", 1);
        CmqObjectMessage object = new CmqObjectMessage(TrustedPackages.defaults());
        object.setObject(new ArrayList<>(List.of("o")));
        return Stream.of(
                Arguments.of(
                        new CmqTextMessage("t"),
                        List.of(String.class, CharSequence.class, Comparable.class, Serializable.class, Object.class)),
                Arguments.of(bytes, List.of(byte[].class, Serializable.class, Object.class)),
                Arguments.of(map, List.of(Map.class, Object.class)),
                Arguments.of(object, List.of(Serializable.class, List.class, ArrayList.class, Object.class)));
    }

    @ParameterizedTest
    @MethodSource("filled")
    void givesTheBodyAsEveryTypeItFitsAndNoOther(Message message, List<Class<?>> fitting) throws JMSException {
        for (Class<?> type : TYPES) {
            assertThat(message.isBodyAssignableTo(type)).as(type.getName()).isEqualTo(fitting.contains(type));
            if (fitting.contains(type)) {
                assertThat(message.getBody(type)).isNotNull().isInstanceOf(type);
            } else {
                assertThatThrownBy(() -> message.getBody(type)).isInstanceOf(MessageFormatException.class);
            }
        }
    }

    static Stream<CmqMessage> empty() {
        return Stream.of(
                new CmqMessage(),
                new CmqTextMessage(),
                new CmqBytesMessage(),
                new CmqMapMessage(),
                new CmqObjectMessage(TrustedPackages.defaults()));
    }

    @ParameterizedTest
    @MethodSource("empty")
    void aMessageWithoutABodyFitsEveryTypeAndGivesNull(CmqMessage message) throws JMSException {
        for (Class<?> type : TYPES) {
            assertThat(message.isBodyAssignableTo(type)).isTrue();
            assertThat(message.getBody(type)).isNull();
        }
        message.markReceived();
        for (Class<?> type : TYPES) {
            assertThat(message.isBodyAssignableTo(type)).isTrue();
            assertThat(message.getBody(type)).isNull();
        }
    }

    @Test
    void aStreamIsNeverGivenAsAWhole() throws JMSException {
        // given
        CmqStreamMessage filled = new CmqStreamMessage();
        filled.writeInt(1);

        // then
        for (CmqStreamMessage message : List.of(new CmqStreamMessage(), filled)) {
            assertThat(message.isBodyAssignableTo(Object.class)).isFalse();
            assertThatThrownBy(() -> message.getBody(Object.class)).isInstanceOf(MessageFormatException.class);
        }
    }

    @Test
    void anUnreadableObjectFitsNothing() throws JMSException {
        // given
        CmqObjectMessage message = new CmqObjectMessage(TrustedPackages.defaults(), new byte[] {1, 2, 3}, "");
        message.markReceived();

        // then
        assertThat(message.isBodyAssignableTo(Object.class)).isFalse();
        assertThatThrownBy(() -> message.getBody(Object.class)).isInstanceOf(MessageFormatException.class);
        assertThatThrownBy(message::getObject).isInstanceOf(MessageFormatException.class);
    }

    @Test
    void textCanBeSetUntilReceivedAndAgainWhenCleared() throws JMSException {
        // given
        CmqTextMessage message = new CmqTextMessage();
        message.setText("a");
        message.markReceived();

        // then
        assertThatThrownBy(() -> message.setText("b")).isInstanceOf(MessageNotWriteableException.class);
        assertThat(message.getText()).isEqualTo("a");

        // when
        message.clearBody();

        // then
        assertThat(message.getText()).isNull();
        message.setText("c");
        assertThat(message.getText()).isEqualTo("c");
    }

    @ParameterizedTest
    @MethodSource("filled")
    void clearingTheBodyLeavesHeadersAndProperties(CmqMessage message, List<Class<?>> fitting) throws JMSException {
        // given
        message.setJMSType("t");
        message.setIntProperty("p", 1);
        message.markReceived();

        // when
        message.clearBody();

        // then
        assertThat(message.getJMSType()).isEqualTo("t");
        assertThat(message.getIntProperty("p")).isEqualTo(1);
        assertThat(message.getBody(fitting.get(0))).isNull();
        assertThatThrownBy(() -> message.setIntProperty("p", 2)).isInstanceOf(MessageNotWriteableException.class);
    }
}
