package org.opencmq.protocol.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes into an envelope comes out the same, types included. */
class EnvelopeRoundTripTest {

    static Stream<Body> bodies() {
        return Samples.bodies().stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void keepsEveryKindOfBody(Body body) {
        // given
        Envelope envelope = new Envelope(Samples.headers(), Samples.properties(), body);

        // when
        Reading reading = EnvelopeReader.read(EnvelopeWriter.write(envelope));

        // then
        assertThat(reading).isEqualTo(envelope);
    }

    @Test
    void keepsTypeValueAndOrderOfEveryProperty() {
        // given
        Map<String, Object> properties = Samples.properties();

        // when
        Envelope read = (Envelope)
                EnvelopeReader.read(EnvelopeWriter.write(new Envelope(MessageHeaders.NONE, properties, Body.NONE)));

        // then
        assertThat(read.properties().entrySet()).containsExactlyElementsOf(properties.entrySet());
    }

    @Test
    void writesDefaultsAsNothing() {
        assertThat(EnvelopeWriter.write(new Envelope(MessageHeaders.NONE, Map.of(), Body.NONE)))
                .isEqualTo("{\"cmq\":1,\"body\":null}");
    }

    @Test
    void writesWhatTheFormatSays() {
        // given
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("colour", "red");
        properties.put("count", 5);
        properties.put("total", 5L);
        properties.put("ratio", 0.5);
        MessageHeaders headers = MessageHeaders.builder()
                .id("ID:1")
                .timestamp(1_700_000_000_000L)
                .correlationId(new Correlation.Bytes(new byte[] {1, 2, 3}))
                .destination(new Address(Address.Kind.QUEUE, "orders"))
                .replyTo(new Address(Address.Kind.TEMPORARY_QUEUE, "reply-1"))
                .type("order")
                .priority(9)
                .persistent(false)
                .expiration(1_700_000_060_000L)
                .deliveryTime(1_700_000_001_000L)
                .build();

        // when
        String text = EnvelopeWriter.write(new Envelope(headers, properties, new Body.Text("grün \"x\"\n")));

        // then
        assertThat(text)
                .isEqualTo(
                        "{\"cmq\":1,\"id\":\"ID:1\",\"timestamp\":1700000000000,\"correlationId\":{\"bytes\":\"AQID\"},"
                                + "\"destination\":{\"queue\":\"orders\"},\"replyTo\":{\"temporary-queue\":\"reply-1\"},"
                                + "\"type\":\"order\",\"priority\":9,\"deliveryMode\":\"non-persistent\","
                                + "\"expiration\":1700000060000,\"deliveryTime\":1700000001000,"
                                + "\"properties\":{\"colour\":\"red\",\"count\":5,\"total\":{\"long\":5},\"ratio\":0.5},"
                                + "\"body\":{\"text\":\"grün \\\"x\\\"\\n\"}}");
    }

    @Test
    void carriesEveryUnitOfTextThroughUtf8() {
        // given: every UTF-16 unit alone, so that no surrogate has its partner, and pairs
        StringBuilder all = new StringBuilder();
        for (int unit = 0; unit <= 0xffff; unit++) {
            all.append((char) unit).append('.');
        }
        all.append("\ud83d\ude00");
        Envelope envelope = new Envelope(MessageHeaders.NONE, Map.of(), new Body.Text(all.toString()));

        // when
        String text = EnvelopeWriter.write(envelope);
        String carried = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        // then
        assertThat(EnvelopeReader.read(carried)).isEqualTo(envelope);
        assertThat(carried.chars().filter(unit -> unit < ' ')).isEmpty();
    }

    @Test
    void writesAndReadsABodyByItself() {
        for (Body body : Samples.bodies()) {
            if (body instanceof Body.Packed || body instanceof Body.External) {
                assertThatThrownBy(() -> EnvelopeWriter.writeBody(body)).isInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(EnvelopeReader.readBody(EnvelopeWriter.writeBody(body)))
                        .contains(body);
            }
        }
        assertThat(EnvelopeReader.readBody("")).isEmpty();
        assertThat(EnvelopeReader.readBody("{\"text\":\"a\"} x")).isEmpty();
    }

    @Test
    void refusesValuesWithoutAPlace() {
        Map<String, Object> character = Map.of("c", 'x');
        assertThatThrownBy(() -> new Envelope(MessageHeaders.NONE, character, Body.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'c'")
                .hasMessageContaining("java.lang.Character");
        assertThat(new Body.MapEntries(character).entries()).isEqualTo(character);
        assertThatThrownBy(() -> new Body.StreamItems(List.of(List.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MessageHeaders.builder().priority(10).build())
                .hasMessage("priority must be 0 to 9, was 10");
    }
}
