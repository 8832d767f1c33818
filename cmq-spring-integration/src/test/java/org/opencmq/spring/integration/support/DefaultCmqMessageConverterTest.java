package org.opencmq.spring.integration.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.jms.internal.destination.DestinationNames;
import org.opencmq.protocol.envelope.Address;
import org.opencmq.protocol.envelope.Body;
import org.opencmq.protocol.envelope.Envelope;
import org.opencmq.protocol.envelope.EnvelopeWriter;
import org.opencmq.protocol.envelope.MessageHeaders;
import org.opencmq.spring.integration.support.CmqMessageConverter.Instruction;
import org.springframework.integration.support.MessageBuilder;
import org.springframework.messaging.Message;
import org.springframework.messaging.converter.MessageConversionException;
import org.springframework.messaging.support.GenericMessage;

class DefaultCmqMessageConverterTest {

    private static final Address ORDERS = new Address(Address.Kind.QUEUE, "orders");

    @Test
    void mapsOnlyTheNamedHeadersAndMakesTextOfIdentifiers() {
        // given
        DefaultCmqHeaderMapper mapper = new DefaultCmqHeaderMapper();
        mapper.setRequestHeaderNames("STANDARD_REQUEST_HEADERS", "!secret*", "s*", "key");
        DefaultCmqMessageConverter converter = new DefaultCmqMessageConverter();
        converter.setHeaderMapper(mapper);
        UUID key = UUID.randomUUID();
        Message<?> message = MessageBuilder.withPayload("hello")
                .setHeader("secretWord", "x")
                .setHeader("size", 4)
                .setHeader("other", 5)
                .setHeader("key", key)
                .setHeader(CmqHeaders.TYPE, "greeting")
                .build();

        // when
        Content content = converter.fromText(converter.toText(message, ORDERS, Instruction.NONE), null);

        // then
        assertThat(content.payload()).isEqualTo("hello");
        assertThat(content.messageId()).isEqualTo("ID:" + message.getHeaders().getId());
        assertThat(content.headers())
                .containsEntry("size", 4)
                .containsEntry("key", key.toString())
                .containsEntry(CmqHeaders.TYPE, "greeting")
                .doesNotContainKeys("secretWord", "other");
    }

    @Test
    void theRawFormatCarriesTextOnly() {
        DefaultCmqMessageConverter raw = new DefaultCmqMessageConverter(CmqFormat.RAW);

        assertThat(raw.toText(new GenericMessage<>("hello"), ORDERS, Instruction.NONE))
                .isEqualTo("hello");
        assertThatThrownBy(() -> raw.toText(new GenericMessage<>(5), ORDERS, Instruction.NONE))
                .isInstanceOf(MessageConversionException.class)
                .hasMessageContaining("java.lang.Integer");
    }

    @Test
    void aBrokenEnvelopeComesAsTextThatSaysSo() {
        Content content = new DefaultCmqMessageConverter().fromText("{\"cmq\":9,\"body\":null}", "ID:1");

        assertThat(content.payload()).isEqualTo("{\"cmq\":9,\"body\":null}");
        assertThat(content.headers())
                .containsEntry(CmqHeaders.UNREADABLE, true)
                .containsKey(CmqHeaders.UNREADABLE_REASON);
    }

    @Test
    void readsCompressedBodies() {
        String text = envelope(Body.Packed.gzip(EnvelopeWriter.writeBody(new Body.Text("hello".repeat(1000)))));

        assertThat(new DefaultCmqMessageConverter().fromText(text, null).payload())
                .isEqualTo("hello".repeat(1000));
    }

    @Test
    void saysWhatIsWrongWithACompressedBody() {
        DefaultCmqMessageConverter converter = new DefaultCmqMessageConverter();
        Body other = Body.Packed.gzip("[]");

        assertThatThrownBy(() -> converter.fromText(envelope(other), null))
                .isInstanceOf(MessageConversionException.class)
                .hasMessageContaining("no body of an envelope");
        assertThatThrownBy(() -> converter.fromText(envelope(new Body.Packed("gzip", new byte[] {1, 2})), null))
                .isInstanceOf(MessageConversionException.class)
                .hasMessageContaining("the compressed body is broken");
        assertThatThrownBy(() -> converter.fromText(envelope(new Body.Packed("zstd", new byte[] {1})), null))
                .isInstanceOf(MessageConversionException.class)
                .hasMessageContaining("'zstd'");
    }

    @Test
    void saysThatABodyIsInAPayloadStore() {
        String text = envelope(new Body.External("orders/17", Optional.empty()));

        assertThatThrownBy(() -> new DefaultCmqMessageConverter().fromText(text, null))
                .isInstanceOf(MessageConversionException.class)
                .hasMessageContaining("'orders/17'")
                .hasMessageContaining("message.payloadFolder");
    }

    private static String envelope(Body body) {
        return EnvelopeWriter.write(
                new Envelope(MessageHeaders.builder().id("ID:1").build(), Map.of(), body));
    }

    @Test
    void readsObjectsOfTrustedPackagesOnly() {
        // given
        DefaultCmqMessageConverter strict = new DefaultCmqMessageConverter();
        DefaultCmqMessageConverter trusting = new DefaultCmqMessageConverter();
        trusting.setTrustedPackages("org.opencmq.protocol");

        // when
        String text = strict.toText(new GenericMessage<>(new Stranger("x")), ORDERS, Instruction.NONE);

        // then
        assertThatThrownBy(() -> strict.fromText(text, null))
                .isInstanceOf(MessageConversionException.class)
                .hasMessageContaining("trustedPackages");
        assertThatThrownBy(() -> trusting.fromText(text, null)).isInstanceOf(MessageConversionException.class);
        trusting.setTrustedPackages("org.opencmq.spring");
        assertThat(trusting.fromText(text, null).payload()).isEqualTo(new Stranger("x"));
    }

    record Stranger(String name) implements java.io.Serializable {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "orders.eu",
                "9lives",
                "ümlaut/x",
                "-",
                "a_very.long.name.that.goes.on.and.on.and.on.and.on.and.on.until.it.ends"
            })
    void respellsNamesAsTheJmsProviderDoes(String name) {
        assertThat(CmqNames.spelled(name)).isEqualTo(DestinationNames.toCmq(name));
    }
}
