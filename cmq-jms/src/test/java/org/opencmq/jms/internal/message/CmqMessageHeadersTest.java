package org.opencmq.jms.internal.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.DeliveryMode;
import jakarta.jms.IllegalStateException;
import jakarta.jms.JMSException;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.internal.destination.CmqQueue;

class CmqMessageHeadersTest {

    private final CmqMessage message = new CmqMessage();

    @Test
    void startsWithTheDefaultsOfTheSpecification() {
        assertThat(message.getJMSMessageID()).isNull();
        assertThat(message.getJMSTimestamp()).isZero();
        assertThat(message.getJMSCorrelationID()).isNull();
        assertThat(message.getJMSCorrelationIDAsBytes()).isNull();
        assertThat(message.getJMSReplyTo()).isNull();
        assertThat(message.getJMSDestination()).isNull();
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(message.getJMSRedelivered()).isFalse();
        assertThat(message.getJMSType()).isNull();
        assertThat(message.getJMSExpiration()).isZero();
        assertThat(message.getJMSDeliveryTime()).isZero();
        assertThat(message.getJMSPriority()).isEqualTo(4);
    }

    @Test
    void keepsEveryHeaderEvenWhenReceived() {
        // given
        message.markReceived();

        // when
        message.setJMSMessageID("ID:1");
        message.setJMSTimestamp(2);
        message.setJMSCorrelationID("c");
        message.setJMSReplyTo(new CmqQueue("r"));
        message.setJMSDestination(new CmqQueue("d"));
        message.setJMSDeliveryMode(DeliveryMode.NON_PERSISTENT);
        message.setJMSRedelivered(true);
        message.setJMSType("t");
        message.setJMSExpiration(3);
        message.setJMSDeliveryTime(4);
        message.setJMSPriority(9);

        // then
        assertThat(message.getJMSMessageID()).isEqualTo("ID:1");
        assertThat(message.getJMSTimestamp()).isEqualTo(2);
        assertThat(message.getJMSCorrelationID()).isEqualTo("c");
        assertThat(message.getJMSReplyTo()).isEqualTo(new CmqQueue("r"));
        assertThat(message.getJMSDestination()).isEqualTo(new CmqQueue("d"));
        assertThat(message.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(message.getJMSRedelivered()).isTrue();
        assertThat(message.getJMSType()).isEqualTo("t");
        assertThat(message.getJMSExpiration()).isEqualTo(3);
        assertThat(message.getJMSDeliveryTime()).isEqualTo(4);
        assertThat(message.getJMSPriority()).isEqualTo(9);
    }

    @Test
    void keepsCorrelationBytesThatAreNoText() {
        // given
        byte[] bytes = {(byte) 0xFF, 0, 1};

        // when
        message.setJMSCorrelationIDAsBytes(bytes);
        bytes[0] = 0;
        message.getJMSCorrelationIDAsBytes()[1] = 9;

        // then
        assertThat(message.getJMSCorrelationIDAsBytes()).containsExactly(0xFF, 0, 1);
        assertThat(message.correlationBytes()).containsExactly(0xFF, 0, 1);
    }

    @Test
    void readsCorrelationTextAsBytesAndBack() {
        message.setJMSCorrelationID("größe");
        assertThat(message.getJMSCorrelationIDAsBytes()).isEqualTo("größe".getBytes(UTF_8));
        assertThat(message.correlationBytes()).isNull();

        message.setJMSCorrelationIDAsBytes("id".getBytes(UTF_8));
        assertThat(message.getJMSCorrelationID()).isEqualTo("id");

        message.setJMSCorrelationID(null);
        assertThat(message.getJMSCorrelationIDAsBytes()).isNull();

        message.setJMSCorrelationIDAsBytes(null);
        assertThat(message.getJMSCorrelationID()).isNull();
    }

    @Test
    void acknowledgingAMessageThatWasNotReceivedDoesNothing() throws JMSException {
        message.acknowledge();

        assertThat(message.getJMSRedelivered()).isFalse();
    }

    @Test
    void acknowledgingDoesWhatTheSessionSays() throws JMSException {
        // given
        AtomicInteger calls = new AtomicInteger();
        message.setAcknowledgement(calls::incrementAndGet);

        // when
        message.acknowledge();

        // then
        assertThat(calls).hasValue(1);
    }

    @Test
    void acknowledgingPassesOnWhatTheSessionThrows() {
        // given
        message.setAcknowledgement(() -> {
            throw new IllegalStateException("the session is closed");
        });

        // then
        Assertions.assertThatThrownBy(message::acknowledge).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void tellsASelectorItsHeadersAndProperties() throws JMSException {
        // given
        message.setJMSMessageID("ID:1");
        message.setJMSTimestamp(2);
        message.setJMSCorrelationID("c");
        message.setJMSType("t");
        message.setIntProperty("p", 3);
        message.setDeliveryCount(1);

        // then
        assertThat(message.selectorValue("JMSMessageID")).isEqualTo("ID:1");
        assertThat(message.selectorValue("JMSTimestamp")).isEqualTo(2L);
        assertThat(message.selectorValue("JMSCorrelationID")).isEqualTo("c");
        assertThat(message.selectorValue("JMSType")).isEqualTo("t");
        assertThat(message.selectorValue("JMSPriority")).isEqualTo(4);
        assertThat(message.selectorValue("JMSDeliveryMode")).isEqualTo("PERSISTENT");
        assertThat(message.selectorValue("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(message.selectorValue("p")).isEqualTo(3);
        assertThat(message.selectorValue("q")).isNull();

        message.setJMSDeliveryMode(DeliveryMode.NON_PERSISTENT);
        assertThat(message.selectorValue("JMSDeliveryMode")).isEqualTo("NON_PERSISTENT");
    }

    @Test
    void showsNeitherBodyNorPropertiesAsText() throws JMSException {
        // given
        CmqTextMessage text = new CmqTextMessage("secret");
        text.setStringProperty("p", "secret");

        // then
        assertThat(text).hasToString("TextMessage[not sent]");
        text.setJMSMessageID("ID:1");
        assertThat(text).hasToString("TextMessage[ID:1]");
    }
}
