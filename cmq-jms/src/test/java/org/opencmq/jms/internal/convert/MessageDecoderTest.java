package org.opencmq.jms.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.ResourceAllocationException;
import java.util.Collections;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.message.CmqMapMessage;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqObjectMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeWriter;
import org.opencmq.protocol.envelope.MessageHeaders;

class MessageDecoderTest {

    private final MessageDecoder decoder = new MessageDecoder(TrustedPackages.defaults());

    private CmqMessage decode(String text) throws JMSException {
        return decoder.decode(text, Receptions.first());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{\"a\":1}", "[1]", "{", "{\"cmq\":\"x\"}", "<xml/>", "größe"})
    void everyOtherTextIsATextMessage(String text) throws JMSException {
        // when
        CmqMessage message = decode(text);

        // then
        assertThat(message).isExactlyInstanceOf(CmqTextMessage.class);
        assertThat(((CmqTextMessage) message).getText()).isEqualTo(text);
        assertThat(message.getJMSMessageID()).isEqualTo("ID:4711");
        assertThat(message.getJMSTimestamp()).isEqualTo(1_600_000_000_000L);
        assertThat(message.getJMSDeliveryTime()).isEqualTo(1_600_000_000_000L);
        assertThat(message.getJMSDestination()).isEqualTo(Receptions.QUEUE);
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(Collections.list(message.getPropertyNames())).containsExactly("JMSXDeliveryCount");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"cmq\":999,\"body\":null}",
                "{\"cmq\":1,\"body\":{\"text\":",
                "{\"cmq\":1,\"priority\":11,\"body\":null}",
                "{\"cmq\":1,\"body\":{\"picture\":1}}",
                "{\"cmq\":1,\"encoding\":\"gzip\",\"body\":\"AAAA\"}",
                "{\"cmq\":1,\"encoding\":\"zstd\",\"body\":\"AAAA\"}",
                "{\"cmq\":1,\"payloadRef\":\"a/b\"}"
            })
    void anEnvelopeThatCannotBeReadSaysSo(String text) throws JMSException {
        // when
        CmqMessage message = decode(text);

        // then
        assertThat(message.getBody(String.class)).isEqualTo(text);
        assertThat(message.getBooleanProperty("JMS_CMQ_unreadable")).isTrue();
        assertThat(message.getStringProperty("JMS_CMQ_unreadableReason")).isNotBlank();
        assertThat(message.getJMSDestination()).isEqualTo(Receptions.QUEUE);
    }

    @Test
    void anUnreadableBodyLeavesHeadersAndProperties() throws JMSException {
        // when
        CmqMessage message =
                decode("{\"cmq\":1,\"id\":\"ID:x\",\"properties\":{\"p\":1},\"encoding\":\"zstd\",\"body\":\"AAAA\"}");

        // then
        assertThat(message.getJMSMessageID()).isEqualTo("ID:x");
        assertThat(message.getIntProperty("p")).isEqualTo(1);
        assertThat(message.getStringProperty("JMS_CMQ_unreadableReason")).contains("zstd");
    }

    @Test
    void aPackedBodyThatIsNoBodyIsUnreadable() throws JMSException {
        assertThat(decode(packed("no json")).getBooleanProperty("JMS_CMQ_unreadable"))
                .isTrue();
    }

    private static String packed(String bodyText) {
        return EnvelopeWriter.write(new Envelope(MessageHeaders.NONE, Map.of(), Body.Packed.gzip(bodyText)));
    }

    @Test
    void aPayloadStoreThatFailsKeepsTheMessageFromDelivery() {
        // given
        MessageDecoder withStore = new MessageDecoder(TrustedPackages.defaults(), reference -> {
            throw new ResourceAllocationException("the store is away");
        });

        // then
        assertThatThrownBy(() -> withStore.decode("{\"cmq\":1,\"payloadRef\":\"a/b\"}", Receptions.first()))
                .isInstanceOf(ResourceAllocationException.class);
    }

    @Test
    void propertiesOfPeersMayHaveNamesNoApplicationCouldSet() throws JMSException {
        // when
        CmqMessage message = decode(
                "{\"cmq\":1,\"properties\":{\"content-type\":\"a\",\"JMSXUserID\":\"u\",\"JMSXDeliveryCount\":9},\"body\":null}");

        // then
        assertThat(message.getStringProperty("content-type")).isEqualTo("a");
        assertThat(message.getStringProperty("JMSXUserID")).isEqualTo("u");
        assertThat(message.getIntProperty("JMSXDeliveryCount")).isEqualTo(1);
        assertThat(Collections.list(message.getPropertyNames()))
                .containsExactly("content-type", "JMSXUserID", "JMSXDeliveryCount");
    }

    @Test
    void anObjectIsNotReadBeforeItIsAskedFor() throws JMSException {
        // when
        CmqMessage message = decode("{\"cmq\":1,\"body\":{\"object\":\"AAAA\",\"class\":\"evil.Trap\"}}");

        // then
        assertThat(message).isInstanceOf(CmqObjectMessage.class);
        assertThat(((CmqObjectMessage) message).className()).isEqualTo("evil.Trap");
        assertThatThrownBy(() -> ((CmqObjectMessage) message).getObject()).isInstanceOf(JMSException.class);
    }

    @Test
    void neverThrowsWhateverTheText() throws JMSException {
        // given
        CmqMapMessage sent = new CmqMapMessage();
        sent.setObject("text", "größe");
        sent.setObject("bytes", new byte[] {1, 2, 3});
        sent.setObject("float", 1.5f);
        sent.setIntProperty("p", 1);
        sent.setJMSReplyTo(Receptions.QUEUE);
        sent.setJMSCorrelationIDAsBytes(new byte[] {1});
        String plain = new MessageEncoder(MessageEncoder.NEVER).encode(sent).body();
        String compressed = new MessageEncoder(0)
                .encode(new CmqTextMessage("x".repeat(500)))
                .body();
        String signs = "{}[]\",:0123456789.-eE\\ntrufalse";
        Random random = new Random(11);

        for (int round = 0; round < 10_000; round++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? plain : compressed);
            for (int changes = 1 + random.nextInt(4); changes > 0 && text.length() > 1; changes--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, (char) random.nextInt(128));
                    case 2 -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
                    default -> text.setLength(Math.max(1, at));
                }
            }

            // when
            CmqMessage message = decode(text.toString());

            // then
            assertThat(message.getJMSDestination()).isEqualTo(Receptions.QUEUE);
            assertThat(message.deliveryCount()).isEqualTo(1);
        }
    }
}
