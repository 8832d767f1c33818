package org.opencmq.jms.internal.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotWriteableException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CmqMessagePropertiesTest {

    private final CmqMessage message = new CmqMessage();

    @FunctionalInterface
    interface Setter {
        void set(Message message, String name) throws JMSException;
    }

    static List<Setter> setters() {
        return List.of(
                (m, name) -> m.setBooleanProperty(name, true),
                (m, name) -> m.setByteProperty(name, (byte) 1),
                (m, name) -> m.setShortProperty(name, (short) 1),
                (m, name) -> m.setIntProperty(name, 1),
                (m, name) -> m.setLongProperty(name, 1),
                (m, name) -> m.setFloatProperty(name, 1),
                (m, name) -> m.setDoubleProperty(name, 1),
                (m, name) -> m.setStringProperty(name, "1"),
                (m, name) -> m.setObjectProperty(name, 1));
    }

    @Test
    void everySetterRefusesAMissingName() {
        for (Setter setter : setters()) {
            assertThatThrownBy(() -> setter.set(message, null)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> setter.set(message, "")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1st",
                "a.b",
                "a-b",
                "a b",
                "NULL",
                "true",
                "False",
                "not",
                "And",
                "OR",
                "between",
                "LIKE",
                "in",
                "Is",
                "escape",
                "JMSFoo",
                "JMSDestination",
                "JMSXUserID",
                "JMSXDeliveryCount",
                "JMSXOther"
            })
    void everySetterRefusesANameThatIsNoIdentifierOrReserved(String name) {
        for (Setter setter : setters()) {
            assertThatThrownBy(() -> setter.set(message, name))
                    .isInstanceOf(JMSException.class)
                    .hasMessageContaining(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "_a",
                "$a",
                "a1",
                "größe",
                "JMS_CMQ_tag",
                "JMS_IBM_Format",
                "JMSXGroupID",
                "JMSXGroupSeq",
                "jmsX"
            })
    void takesEveryOtherName(String name) throws JMSException {
        // when
        message.setIntProperty(name, 7);

        // then
        assertThat(message.propertyExists(name)).isTrue();
        assertThat(message.getIntProperty(name)).isEqualTo(7);
    }

    @Test
    void takesBoxedPrimitivesTextAndNullAsObjects() throws JMSException {
        for (Object value : new Object[] {true, (byte) 1, (short) 2, 3, 4L, 5f, 6d, "7", null}) {
            // when
            message.setObjectProperty("p", value);

            // then
            assertThat(message.getObjectProperty("p")).isEqualTo(value);
            assertThat(message.propertyExists("p")).isTrue();
        }
    }

    @Test
    void refusesEveryOtherObject() {
        for (Object value : new Object[] {'c', new byte[1], new BigDecimal(1), new ArrayList<>(), new Object()}) {
            assertThatThrownBy(() -> message.setObjectProperty("p", value)).isInstanceOf(MessageFormatException.class);
        }
        assertThat(message.propertyExists("p")).isFalse();
    }

    @Test
    void namesWhatTheApplicationSetInItsOrderAndTheDeliveryCountOnceReceived() throws JMSException {
        // given
        message.setIntProperty("b", 1);
        message.setIntProperty("a", 1);
        message.setStringProperty("JMSXGroupID", "g");
        message.setStringProperty("c", null);
        message.setIntProperty("b", 2);

        assertThat(Collections.list(message.getPropertyNames())).containsExactly("b", "a", "JMSXGroupID", "c");

        // when
        message.setDeliveryCount(3);
        message.markReceived();

        // then
        assertThat(Collections.list(message.getPropertyNames()))
                .containsExactly("b", "a", "JMSXGroupID", "c", "JMSXDeliveryCount");
        message.clearProperties();
        assertThat(Collections.list(message.getPropertyNames())).isEmpty();
    }

    @Test
    void aReceivedMessageTellsItsDeliveryCount() throws JMSException {
        // when
        message.setDeliveryCount(2);

        // then
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(2);
        assertThat(message.getLongProperty("JMSXDeliveryCount")).isEqualTo(2);
        assertThat(message.getStringProperty("JMSXDeliveryCount")).isEqualTo("2");
        assertThat(message.getObjectProperty("JMSXDeliveryCount")).isEqualTo(2);
        assertThat(message.propertyExists("JMSXDeliveryCount")).isTrue();
        assertThat(message.getJMSRedelivered()).isTrue();
    }

    @Test
    void aFirstDeliveryIsNotRedelivered() {
        // when
        message.setDeliveryCount(1);

        // then
        assertThat(message.getJMSRedelivered()).isFalse();
        assertThat(message.deliveryCount()).isEqualTo(1);
    }

    @Test
    void aMessageThatWasNotReceivedHasNoDeliveryCount() {
        assertThat(message.propertyExists("JMSXDeliveryCount")).isFalse();
        assertThatThrownBy(() -> message.getIntProperty("JMSXDeliveryCount")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void propertiesOfAReceivedMessageCannotBeWrittenUntilCleared() throws JMSException {
        // given
        message.setIntProperty("p", 1);
        message.markReceived();

        // then
        for (Setter setter : setters()) {
            assertThatThrownBy(() -> setter.set(message, "p")).isInstanceOf(MessageNotWriteableException.class);
        }

        // when
        message.clearProperties();

        // then
        assertThat(message.propertyExists("p")).isFalse();
        assertThat(message.getPropertyNames().hasMoreElements()).isFalse();
        for (Setter setter : setters()) {
            setter.set(message, "p");
        }
    }

    @Test
    void clearingPropertiesLeavesTheBodyReadOnly() throws JMSException {
        // given
        CmqTextMessage text = new CmqTextMessage("t");
        text.markReceived();

        // when
        text.clearProperties();

        // then
        assertThatThrownBy(() -> text.setText("u")).isInstanceOf(MessageNotWriteableException.class);
        assertThat(text.getText()).isEqualTo("t");
    }

    @ParameterizedTest
    @EnumSource(BodyType.class)
    void anUnknownNameDoesNotExist(BodyType type) {
        assertThat(message.propertyExists(type.name())).isFalse();
        assertThat(message.getObjectProperty(type.name())).isNull();
    }

    @Test
    void namesAreMatchedWithTheirCase() throws JMSException {
        // given
        message.setIntProperty("name", 1);

        // then
        assertThat(message.propertyExists("Name")).isFalse();
    }
}
