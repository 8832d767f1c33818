package org.opencmq.jms.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageNotWriteableException;
import jakarta.jms.TemporaryQueue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTemporaryQueue;
import org.opencmq.jms.internal.destination.CmqTemporaryTopic;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.destination.TemporaryOwner;
import org.opencmq.jms.internal.message.CmqBytesMessage;
import org.opencmq.jms.internal.message.CmqMapMessage;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqObjectMessage;
import org.opencmq.jms.internal.message.CmqStreamMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;

/** What is sent is what is received, for every body, property and header, compressed or not. */
class RoundTripTest {

    private static final Object[] PROPERTIES = {
        true,
        (byte) -1,
        (short) -2,
        Integer.MIN_VALUE,
        5,
        Long.MAX_VALUE,
        6L,
        1.5f,
        Float.NaN,
        -0.0,
        1e300,
        Double.NEGATIVE_INFINITY,
        "",
        "größe \uD83D\uDE00 \u0000 \uD800 \"\\ \n",
        null
    };

    private static final List<MessageEncoder> ENCODERS =
            List.of(new MessageEncoder(MessageEncoder.NEVER), new MessageEncoder(0));

    private final MessageDecoder decoder = new MessageDecoder(TrustedPackages.defaults());

    private CmqMessage roundTrip(CmqMessage message, MessageEncoder encoder) throws JMSException {
        EncodedMessage encoded = encoder.encode(message);
        assertThat(encoded.sizeBytes()).isEqualTo(encoded.body().getBytes(StandardCharsets.UTF_8).length);
        return decoder.decode(encoded.body(), Receptions.first());
    }

    private static Object[] values() {
        List<Object> values = new ArrayList<>(Arrays.asList(PROPERTIES));
        values.addAll(List.of('x', '\uFFFF', '\uD800', new byte[0], new byte[] {0, -1, 127}));
        return values.toArray();
    }

    static Stream<CmqMessage> bodies() throws JMSException {
        CmqMapMessage map = new CmqMapMessage();
        CmqStreamMessage stream = new CmqStreamMessage();
        int number = 0;
        for (Object value : values()) {
            map.setObject("name " + number++, value);
            stream.writeObject(value);
        }
        CmqObjectMessage object = new CmqObjectMessage(TrustedPackages.defaults());
        object.setObject(new ArrayList<>(List.of("a", 1)));
        byte[] allBytes = new byte[256];
        for (int i = 0; i < allBytes.length; i++) {
            allBytes[i] = (byte) i;
        }
        return Stream.of(
                new CmqMessage(),
                new CmqTextMessage(),
                new CmqTextMessage(""),
                new CmqTextMessage("größe \uD83D\uDE00 {\"cmq\":1} \u0000 \uD800"),
                new CmqTextMessage("compressible ".repeat(1000)),
                new CmqBytesMessage(),
                new CmqBytesMessage(allBytes),
                new CmqMapMessage(),
                map,
                new CmqStreamMessage(),
                stream,
                new CmqObjectMessage(TrustedPackages.defaults()),
                object);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void keepsEveryBody(CmqMessage sent) throws JMSException {
        for (MessageEncoder encoder : ENCODERS) {
            // when
            CmqMessage received = roundTrip(sent, encoder);

            // then
            assertThat(received).isExactlyInstanceOf(sent.getClass());
            assertSameBody(received, sent);
        }
    }

    private static void assertSameBody(CmqMessage received, CmqMessage sent) throws JMSException {
        if (sent instanceof CmqStreamMessage stream) {
            assertThat(((CmqStreamMessage) received).values().toArray())
                    .isEqualTo(stream.values().toArray());
        } else if (sent instanceof CmqMapMessage map) {
            assertThat(((CmqMapMessage) received).values().keySet())
                    .containsExactlyElementsOf(map.values().keySet());
            assertThat(((CmqMapMessage) received).values().values().toArray())
                    .isEqualTo(map.values().values().toArray());
        } else if (sent instanceof CmqBytesMessage bytes) {
            assertThat(((CmqBytesMessage) received).bytes()).isEqualTo(bytes.bytes());
        } else {
            assertThat(received.getBody(Object.class)).isEqualTo(sent.getBody(Object.class));
        }
    }

    @Test
    void keepsEveryPropertyWithItsTypeAndOrder() throws JMSException {
        // given
        CmqMessage sent = new CmqMessage();
        for (int i = 0; i < PROPERTIES.length; i++) {
            sent.setObjectProperty("p" + (PROPERTIES.length - i), PROPERTIES[i]);
        }
        sent.setStringProperty("JMSXGroupID", "g");
        sent.setIntProperty("JMSXGroupSeq", 3);

        // when
        CmqMessage received = roundTrip(sent, ENCODERS.get(0));

        // then
        List<String> names = Collections.list(sent.getPropertyNames());
        List<String> expected = new ArrayList<>(names);
        expected.add("JMSXDeliveryCount");
        assertThat(Collections.list(received.getPropertyNames())).isEqualTo(expected);
        for (String name : names) {
            assertThat(received.getObjectProperty(name)).as(name).isEqualTo(sent.getObjectProperty(name));
        }
    }

    @Test
    void keepsEveryHeaderOfTheSender() throws JMSException {
        // given
        CmqMessage sent = new CmqMessage();
        sent.setJMSMessageID("ID:a-1");
        sent.setJMSTimestamp(10);
        sent.setJMSCorrelationID("c");
        sent.setJMSReplyTo(new CmqTopic("reply.to"));
        sent.setJMSDestination(new CmqTopic("elsewhere"));
        sent.setJMSDeliveryMode(DeliveryMode.NON_PERSISTENT);
        sent.setJMSType("type");
        sent.setJMSExpiration(20);
        sent.setJMSDeliveryTime(15);
        sent.setJMSPriority(9);

        // when
        CmqMessage received = roundTrip(sent, ENCODERS.get(0));

        // then
        assertThat(received.getJMSMessageID()).isEqualTo("ID:a-1");
        assertThat(received.getJMSTimestamp()).isEqualTo(10);
        assertThat(received.getJMSCorrelationID()).isEqualTo("c");
        assertThat(received.getJMSReplyTo()).isEqualTo(new CmqTopic("reply.to"));
        assertThat(received.getJMSDestination())
                .as("what the consumer consumes")
                .isEqualTo(Receptions.QUEUE);
        assertThat(received.getJMSDeliveryMode()).isEqualTo(DeliveryMode.NON_PERSISTENT);
        assertThat(received.getJMSType()).isEqualTo("type");
        assertThat(received.getJMSExpiration()).isEqualTo(20);
        assertThat(received.getJMSDeliveryTime()).isEqualTo(15);
        assertThat(received.getJMSPriority()).isEqualTo(9);
    }

    @Test
    void withoutADelayTheDeliveryTimeIsTheTimestamp() throws JMSException {
        // given
        CmqMessage sent = new CmqMessage();
        sent.setJMSTimestamp(10);
        sent.setJMSDeliveryTime(10);

        // then
        assertThat(ENCODERS.get(0).encode(sent).body()).doesNotContain("deliveryTime");
        assertThat(roundTrip(sent, ENCODERS.get(0)).getJMSDeliveryTime()).isEqualTo(10);
    }

    @Test
    void keepsCorrelationBytes() throws JMSException {
        // given
        CmqMessage sent = new CmqMessage();
        sent.setJMSCorrelationIDAsBytes(new byte[] {-1, 0, 1});

        // then
        assertThat(roundTrip(sent, ENCODERS.get(0)).getJMSCorrelationIDAsBytes())
                .containsExactly(-1, 0, 1);
    }

    @Test
    void disabledIdentifierAndTimestampStayAbsent() throws JMSException {
        CmqMessage received = roundTrip(new CmqMessage(), ENCODERS.get(0));

        assertThat(received.getJMSMessageID()).isNull();
        assertThat(received.getJMSTimestamp()).isZero();
    }

    @Test
    void aReplyToComesBackAsWhatItWas() throws JMSException {
        for (CmqDestination destination : List.of(
                new CmqQueue("q"),
                new CmqTopic("t"),
                new CmqTemporaryQueue("tq", TemporaryOwner.ELSEWHERE),
                new CmqTemporaryTopic("tt", TemporaryOwner.ELSEWHERE))) {
            // given
            CmqMessage sent = new CmqMessage();
            sent.setJMSReplyTo(destination);

            // when
            CmqMessage received = roundTrip(sent, ENCODERS.get(0));

            // then
            assertThat(received.getJMSReplyTo())
                    .isExactlyInstanceOf(destination.getClass())
                    .isEqualTo(destination);
        }
    }

    @Test
    void aTemporaryReplyToCannotBeDeletedByItsReader() throws JMSException {
        // given
        CmqMessage sent = new CmqMessage();
        sent.setJMSReplyTo(new CmqTemporaryQueue("tq", destination -> {}));

        // when
        TemporaryQueue replyTo =
                (TemporaryQueue) roundTrip(sent, ENCODERS.get(0)).getJMSReplyTo();

        // then
        assertThatThrownBy(replyTo::delete).isInstanceOf(JMSException.class);
    }

    @Test
    void aReceivedMessageIsReadOnlyAndCounted() throws JMSException {
        // given
        CmqTextMessage sent = new CmqTextMessage("t");
        sent.setIntProperty("p", 1);
        String text = ENCODERS.get(0).encode(sent).body();

        // when
        CmqTextMessage first = (CmqTextMessage) decoder.decode(text, Receptions.first());
        CmqTextMessage again =
                (CmqTextMessage) decoder.decode(text, Receptions.first().redelivered(2));

        // then
        assertThatThrownBy(() -> first.setText("u")).isInstanceOf(MessageNotWriteableException.class);
        assertThatThrownBy(() -> first.setIntProperty("p", 2)).isInstanceOf(MessageNotWriteableException.class);
        assertThat(first.getJMSRedelivered()).isFalse();
        assertThat(first.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(again.getJMSRedelivered()).isTrue();
        assertThat(again.getIntProperty("JMSXDeliveryCount")).isEqualTo(3);
        assertThat(Collections.list(again.getPropertyNames())).containsExactly("p", "JMSXDeliveryCount");
    }

    @Test
    void aRedeliveryDoesNotSeeWhatWasDoneToTheFirstDelivery() throws JMSException {
        // given
        CmqBytesMessage sent = new CmqBytesMessage(new byte[] {1, 2});
        String text = ENCODERS.get(0).encode(sent).body();
        CmqBytesMessage first = (CmqBytesMessage) decoder.decode(text, Receptions.first());

        // when
        first.readByte();
        first.clearBody();
        first.clearProperties();
        first.setJMSType("changed");

        // then
        CmqBytesMessage again = (CmqBytesMessage) decoder.decode(text, Receptions.first());
        assertThat(again.readByte()).isEqualTo((byte) 1);
        assertThat(again.getJMSType()).isNull();
    }

    @Test
    void theDeliveryCountOfAForwardedMessageStaysBehind() throws JMSException {
        // given
        CmqMessage received = roundTrip(new CmqTextMessage("t"), ENCODERS.get(0));
        received.setDeliveryCount(7);

        // when
        CmqMessage forwarded = roundTrip(received, ENCODERS.get(0));

        // then
        assertThat(forwarded.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
    }

    @Test
    void encodingLeavesTheMessageAsItIs() throws JMSException {
        // given
        CmqBytesMessage sent = new CmqBytesMessage();
        sent.writeByte((byte) 1);

        // when
        EncodedMessage first = ENCODERS.get(0).encode(sent);
        sent.writeByte((byte) 2);

        // then
        CmqBytesMessage received = (CmqBytesMessage) decoder.decode(first.body(), Receptions.first());
        assertThat(received.bytes()).containsExactly(1);
        assertThat(sent.bytes()).containsExactly(1, 2);
    }
}
