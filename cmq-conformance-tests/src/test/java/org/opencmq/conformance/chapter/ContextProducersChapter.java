package org.opencmq.conformance.chapter;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.BytesMessage;
import jakarta.jms.DeliveryMode;
import jakarta.jms.InvalidDestinationRuntimeException;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageFormatRuntimeException;
import jakarta.jms.MessageNotWriteableRuntimeException;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.opencmq.conformance.JudgeDiffers;

/** The simplified API: JMSProducer. */
public abstract class ContextProducersChapter extends Chapter {

    private Message sentBy(JMSContext context, JMSProducer producer) {
        Queue queue = context.createQueue(unique("queue"));
        producer.send(queue, "x");
        try (JMSConsumer consumer = context.createConsumer(queue)) {
            return receive(consumer);
        }
    }

    @Test
    void aNewProducerHasTheDefaults() {
        JMSProducer producer = context().createProducer();
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(4);
        assertThat(producer.getTimeToLive()).isZero();
        assertThat(producer.getDeliveryDelay()).isZero();
        assertThat(producer.getDisableMessageID()).isFalse();
        assertThat(producer.getDisableMessageTimestamp()).isFalse();
        assertThat(producer.getAsync()).isNull();
        assertThat(producer.getJMSCorrelationID()).isNull();
        assertThat(producer.getJMSReplyTo()).isNull();
        assertThat(producer.getJMSType()).isNull();
        assertThat(producer.getPropertyNames()).isEmpty();
    }

    @Test
    void settingsChainAndAreKept() {
        JMSProducer producer = context().createProducer();
        Recorded recorded = new Recorded();
        assertThat(producer.setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                        .setPriority(9)
                        .setTimeToLive(1_000)
                        .setDeliveryDelay(2_000)
                        .setDisableMessageID(true)
                        .setDisableMessageTimestamp(true)
                        .setAsync(recorded))
                .isSameAs(producer);
        assertThat(producer.getDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(producer.getPriority()).isEqualTo(9);
        assertThat(producer.getTimeToLive()).isEqualTo(1_000);
        assertThat(producer.getDeliveryDelay()).isEqualTo(2_000);
        assertThat(producer.getDisableMessageID()).isTrue();
        assertThat(producer.getDisableMessageTimestamp()).isTrue();
        assertThat(producer.getAsync()).isSameAs(recorded);
        assertThat(producer.setAsync(null).getAsync()).isNull();
    }

    @Test
    void settingsOutOfRangeAreRefused() {
        JMSProducer producer = context().createProducer();
        refused(JMSRuntimeException.class, () -> producer.setPriority(-1));
        refused(JMSRuntimeException.class, () -> producer.setPriority(10));
        refused(JMSRuntimeException.class, () -> producer.setDeliveryMode(0));
    }

    @Test
    void everyKindOfBodyCanBeSent() throws Exception {
        // given
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        JMSProducer producer = context.createProducer();

        // when
        producer.send(queue, "text")
                .send(queue, new byte[] {1, 2})
                .send(queue, Map.of("one", 1L))
                .send(queue, (Serializable) new ArrayList<>(List.of("a")))
                .send(queue, context.createTextMessage("message"));

        // then
        JMSConsumer consumer = context.createConsumer(queue);
        assertThat(((TextMessage) receive(consumer)).getText()).isEqualTo("text");
        assertThat(((BytesMessage) receive(consumer)).getBodyLength()).isEqualTo(2);
        assertThat(((MapMessage) receive(consumer)).getLong("one")).isEqualTo(1);
        assertThat(((ObjectMessage) receive(consumer)).getObject()).isEqualTo(List.of("a"));
        assertThat(receive(consumer).getBody(String.class)).isEqualTo("message");
    }

    @Test
    void bodiesMayBeNull() throws Exception {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer()
                .send(queue, (String) null)
                .send(queue, (Serializable) null)
                .send(queue, (Map<String, Object>) null);
        JMSConsumer consumer = context.createConsumer(queue);
        assertThat(((TextMessage) receive(consumer)).getText()).isNull();
        assertThat(((ObjectMessage) receive(consumer)).getObject()).isNull();
        assertThat(((MapMessage) receive(consumer)).getMapNames().hasMoreElements())
                .isFalse();
    }

    @Test
    @JudgeDiffers("has four bytes in it")
    void absentBytesAreNoBytes() throws Exception {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        context.createProducer().send(queue, (byte[]) null);
        assertThat(((BytesMessage) receive(context.createConsumer(queue))).getBodyLength())
                .isZero();
    }

    @Test
    void aNullMessageIsRefused() {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        refused(MessageFormatRuntimeException.class, () -> context.createProducer()
                .send(queue, (Message) null));
    }

    @Test
    void aMapWithOtherValuesIsRefused() {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        Map<String, Object> map = new HashMap<>();
        map.put("list", new ArrayList<>());
        refused(MessageFormatRuntimeException.class, () -> context.createProducer()
                .send(queue, map));
    }

    @Test
    void aDestinationMustBeGiven() {
        JMSContext context = context();
        JMSProducer producer = context.createProducer();
        refused(InvalidDestinationRuntimeException.class, () -> producer.send(null, "x"));
        refused(InvalidDestinationRuntimeException.class, () -> producer.send(null, new byte[1]));
        refused(InvalidDestinationRuntimeException.class, () -> producer.send(null, Map.of()));
        refused(InvalidDestinationRuntimeException.class, () -> producer.send(null, (Serializable) 1));
        refused(InvalidDestinationRuntimeException.class, () -> producer.send(null, context.createMessage()));
    }

    @Test
    void settingsApplyToWhatIsSent() throws Exception {
        JMSContext context = context();
        long before = System.currentTimeMillis();
        Message received = sentBy(
                context,
                context.createProducer()
                        .setDeliveryMode(DeliveryMode.NON_PERSISTENT)
                        .setPriority(7)
                        .setTimeToLive(60_000));
        long after = System.currentTimeMillis();
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSPriority()).isEqualTo(7);
        assertThat(received.getJMSExpiration()).isBetween(before + 60_000, after + 60_000);
    }

    @Test
    void headersOfTheProducerApplyToWhatIsSent() throws Exception {
        JMSContext context = context();
        Queue replies = context.createQueue(unique("queue"));
        JMSProducer producer = context.createProducer()
                .setJMSCorrelationID("correlation")
                .setJMSReplyTo(replies)
                .setJMSType("type");
        assertThat(producer.getJMSCorrelationID()).isEqualTo("correlation");
        assertThat(producer.getJMSReplyTo()).isEqualTo(replies);
        assertThat(producer.getJMSType()).isEqualTo("type");
        Message received = sentBy(context, producer);
        assertThat(received.getJMSCorrelationID()).isEqualTo("correlation");
        assertThat(received.getJMSReplyTo()).isEqualTo(replies);
        assertThat(received.getJMSType()).isEqualTo("type");
    }

    @Test
    void correlationBytesOfTheProducerApplyToo() throws Exception {
        JMSContext context = context();
        JMSProducer producer = context.createProducer().setJMSCorrelationIDAsBytes(new byte[] {1, 2});
        assertThat(producer.getJMSCorrelationIDAsBytes()).containsExactly(1, 2);
        assertThat(sentBy(context, producer).getJMSCorrelationIDAsBytes()).containsExactly(1, 2);
    }

    @Test
    void propertiesOfTheProducerApplyToWhatIsSent() throws Exception {
        // given
        JMSContext context = context();
        JMSProducer producer = context.createProducer()
                .setProperty("boolean", true)
                .setProperty("byte", (byte) 1)
                .setProperty("short", (short) 2)
                .setProperty("int", 3)
                .setProperty("long", 4L)
                .setProperty("float", 5f)
                .setProperty("double", 6d)
                .setProperty("string", "7")
                .setProperty("object", (Object) 8L);

        // when
        Message received = sentBy(context, producer);

        // then
        assertThat(received.getBooleanProperty("boolean")).isTrue();
        assertThat(received.getObjectProperty("byte")).isEqualTo((byte) 1);
        assertThat(received.getObjectProperty("short")).isEqualTo((short) 2);
        assertThat(received.getObjectProperty("int")).isEqualTo(3);
        assertThat(received.getObjectProperty("long")).isEqualTo(4L);
        assertThat(received.getObjectProperty("float")).isEqualTo(5f);
        assertThat(received.getObjectProperty("double")).isEqualTo(6d);
        assertThat(received.getObjectProperty("string")).isEqualTo("7");
        assertThat(received.getObjectProperty("object")).isEqualTo(8L);
    }

    @Test
    void propertiesOfTheProducerCanBeReadAndCleared() {
        JMSProducer producer = context().createProducer().setProperty("n", 5).setProperty("s", "text");
        assertThat(producer.propertyExists("n")).isTrue();
        assertThat(producer.getIntProperty("n")).isEqualTo(5);
        assertThat(producer.getLongProperty("n")).isEqualTo(5L);
        assertThat(producer.getStringProperty("n")).isEqualTo("5");
        assertThat(producer.getObjectProperty("s")).isEqualTo("text");
        assertThat(producer.getPropertyNames()).isEqualTo(Set.of("n", "s"));
        producer.clearProperties();
        assertThat(producer.getPropertyNames()).isEmpty();
        assertThat(producer.propertyExists("n")).isFalse();
    }

    @Test
    @JudgeDiffers("lets the names be changed, and fails without correlation bytes")
    void propertyNamesCannotBeChangedAndAbsentCorrelationBytesAreNull() {
        JMSProducer producer = context().createProducer().setProperty("n", 5);
        refused(UnsupportedOperationException.class, () -> producer.getPropertyNames()
                .clear());
        assertThat(producer.getJMSCorrelationIDAsBytes()).isNull();
    }

    @Test
    void propertiesOfTheProducerConvertAsThoseOfMessages() {
        JMSProducer producer = context()
                .createProducer()
                .setProperty("n", 5L)
                .setProperty("s", "text")
                .setProperty("b", true);
        refused(MessageFormatRuntimeException.class, () -> producer.getIntProperty("n"));
        refused(MessageFormatRuntimeException.class, () -> producer.getBooleanProperty("n"));
        refused(MessageFormatRuntimeException.class, () -> producer.getLongProperty("b"));
        refused(NumberFormatException.class, () -> producer.getIntProperty("s"));
        assertThat(producer.getStringProperty("b")).isEqualTo("true");
        assertThat(producer.getObjectProperty("none")).isNull();
        assertThat(producer.getStringProperty("none")).isNull();
    }

    @Test
    void badPropertiesAreRefused() {
        JMSProducer producer = context().createProducer();
        refused(IllegalArgumentException.class, () -> producer.setProperty("", 1));
        refused(IllegalArgumentException.class, () -> producer.setProperty(null, "x"));
        refused(MessageFormatRuntimeException.class, () -> producer.setProperty("list", new ArrayList<>()));
    }

    @Test
    void propertiesOfTheProducerWinOverThoseOfTheMessage() throws Exception {
        // given
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        Message message = context.createTextMessage("x");
        message.setStringProperty("both", "message");
        message.setStringProperty("own", "message");
        message.setJMSType("message");

        // when
        context.createProducer()
                .setProperty("both", "producer")
                .setJMSType("producer")
                .send(queue, message);

        // then
        Message received = receive(context.createConsumer(queue));
        assertThat(received.getStringProperty("both")).isEqualTo("producer");
        assertThat(received.getStringProperty("own")).isEqualTo("message");
        assertThat(received.getJMSType()).isEqualTo("producer");
    }

    @Test
    @JudgeDiffers("lets properties be set on a received message it sends on")
    void aReceivedMessageIsNotGivenProperties() {
        JMSContext context = context();
        Message received = sentBy(context, context.createProducer().setProperty("own", 1));
        Queue queue = context.createQueue(unique("queue"));
        refused(
                MessageNotWriteableRuntimeException.class,
                () -> context.createProducer().setProperty("more", 2).send(queue, received));
    }

    @Test
    void asynchronousSendsTellTheListener() throws Exception {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        Recorded recorded = new Recorded();
        JMSProducer producer = context.createProducer().setAsync(recorded);
        producer.send(queue, "text")
                .send(queue, new byte[] {1})
                .send(queue, Map.of("one", 1))
                .send(queue, (Serializable) "object")
                .send(queue, context.createMessage());
        for (int i = 0; i < 5; i++) {
            assertThat(soon(recorded.messages).getJMSMessageID()).startsWith("ID:");
        }
        assertThat(context.createConsumer(queue).receiveBody(String.class, SOON))
                .isEqualTo("text");
    }

    @Test
    void aDelayOfTheProducerApplies() throws Exception {
        JMSContext context = context();
        Queue queue = context.createQueue(unique("queue"));
        Message message = context.createTextMessage("x");
        context.createProducer().setDeliveryDelay(5_000).send(queue, message);
        JMSConsumer consumer = context.createConsumer(queue);
        expectNothing(consumer);
        assertThat(receive(consumer).getJMSDeliveryTime()).isEqualTo(message.getJMSDeliveryTime());
    }

    @Test
    void correlationBytesThatAreNoTextArriveAsTheyWere() throws Exception {
        JMSContext context = context();
        byte[] bytes = {(byte) 0xff, 0, (byte) 0x80};
        JMSProducer producer = context.createProducer().setJMSCorrelationIDAsBytes(bytes);
        assertThat(sentBy(context, producer).getJMSCorrelationIDAsBytes()).containsExactly(bytes);
    }
}
