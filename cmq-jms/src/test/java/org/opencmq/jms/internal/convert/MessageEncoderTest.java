package org.opencmq.jms.internal.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Destination;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageFormatException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencmq.jms.config.TrustedPackages;
import org.opencmq.jms.internal.message.CmqBytesMessage;
import org.opencmq.jms.internal.message.CmqMessage;
import org.opencmq.jms.internal.message.CmqTextMessage;

class MessageEncoderTest {

    private final MessageEncoder plain = new MessageEncoder(MessageEncoder.NEVER);

    @Test
    void keepsTextReadable() throws JMSException {
        assertThat(plain.encode(new CmqTextMessage("größe")).body())
                .isEqualTo("{\"cmq\":1,\"body\":{\"text\":\"größe\"}}");
    }

    @Test
    void compressesFromTheThresholdWhereItHelps() throws JMSException {
        // given
        MessageEncoder encoder = new MessageEncoder(1000);
        CmqTextMessage large = new CmqTextMessage("x".repeat(1000));
        CmqTextMessage small = new CmqTextMessage("x".repeat(900));
        byte[] noise = new byte[3000];
        new Random(1).nextBytes(noise);

        // then
        assertThat(encoder.encode(large).sizeBytes()).isLessThan(150);
        assertThat(encoder.encode(large).body()).contains("gzip");
        assertThat(encoder.encode(small).body()).doesNotContain("gzip");
        assertThat(plain.encode(large).body()).doesNotContain("gzip");
        assertThat(encoder.encode(new CmqTextMessage("")).body()).doesNotContain("gzip");
        int noisePlain = plain.encode(new CmqBytesMessage(noise)).sizeBytes();
        assertThat(encoder.encode(new CmqBytesMessage(noise)).sizeBytes()).isLessThanOrEqualTo(noisePlain + 20);
    }

    @Test
    void theRawFormatIsTheTextAlone() throws JMSException {
        // given
        CmqTextMessage message = new CmqTextMessage("größe");
        message.setIntProperty("p", 1);

        // then
        assertThat(plain.encodeRaw(message)).isEqualTo(new EncodedMessage("größe", 7));
    }

    @Test
    void theRawFormatRefusesWhatIsNoText() {
        for (CmqMessage message :
                new CmqMessage[] {new CmqMessage(), new CmqBytesMessage(), new CmqTextMessage(), new CmqTextMessage("")
                }) {
            assertThatThrownBy(() -> plain.encodeRaw(message)).isInstanceOf(MessageFormatException.class);
        }
    }

    @Test
    void refusesAReplyToThatIsNoDestination() {
        // given
        CmqMessage message = new CmqMessage();
        message.setJMSReplyTo(new Destination() {});

        // then
        assertThatThrownBy(() -> plain.encode(message)).isInstanceOf(InvalidDestinationException.class);
    }

    @Test
    void refusesANegativeThreshold() {
        assertThatThrownBy(() -> new MessageEncoder(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bodiesCanBeKeptElsewhere() throws JMSException {
        for (MessageEncoder encoder : new MessageEncoder[] {plain, new MessageEncoder(0)}) {
            // given
            Map<String, byte[]> store = new HashMap<>();
            MessageDecoder decoder = new MessageDecoder(TrustedPackages.defaults(), store::get);
            CmqTextMessage sent = new CmqTextMessage("größe ".repeat(1000));
            sent.setIntProperty("p", 1);

            // when
            Payload payload = encoder.payload(sent);
            store.put("ref/1", payload.bytes());
            EncodedMessage encoded = encoder.encodeReference(sent, "ref/1", payload.encoding());

            // then
            assertThat(encoded.sizeBytes()).isLessThan(200);
            CmqMessage received = decoder.decode(encoded.body(), Receptions.first());
            assertThat(received.getBody(String.class)).isEqualTo(sent.getText());
            assertThat(received.getIntProperty("p")).isEqualTo(1);
        }
    }

    @Test
    void measuresTextAsTheWireDoes() {
        // given
        Random random = new Random(3);
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(20); length > 0; length--) {
                switch (random.nextInt(5)) {
                    case 0 -> text.append((char) random.nextInt(0x80));
                    case 1 -> text.append((char) random.nextInt(0x900));
                    case 2 -> text.append((char) random.nextInt(0x10000));
                    case 3 -> text.append((char) (0xD800 + random.nextInt(0x800)));
                    default -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
                }
            }

            // then
            assertThat(Utf8.length(text.toString())).isEqualTo(text.toString().getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
