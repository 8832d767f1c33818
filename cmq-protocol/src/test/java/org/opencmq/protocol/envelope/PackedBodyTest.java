package org.opencmq.protocol.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that were made smaller or kept elsewhere come back. */
class PackedBodyTest {

    static Stream<Body> bodies() {
        return Samples.bodies().stream()
                .filter(body -> !(body instanceof Body.Packed) && !(body instanceof Body.External));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyKindComesBackFromItsPackedForm(Body body) throws UnreadableBodyException {
        assertThat(Body.Packed.gzip(EnvelopeWriter.writeBody(body)).unpack()).isEqualTo(body);
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void everyKindComesBackFromAStore(Body body) throws UnreadableBodyException {
        // given
        String text = EnvelopeWriter.writeBody(body);

        // then
        assertThat(new Body.External("1", Optional.empty()).read(text.getBytes(UTF_8)))
                .isEqualTo(body);
        assertThat(new Body.External("1", Optional.of("gzip"))
                        .read(Body.Packed.gzip(text).bytes()))
                .isEqualTo(body);
    }

    @Test
    void aPackedFormIsSmaller() {
        String text = EnvelopeWriter.writeBody(new Body.Text("hello".repeat(1_000)));

        assertThat(Body.Packed.gzip(text).bytes()).hasSizeLessThan(200);
    }

    @Test
    void unpacksNoMoreThanItMay() throws UnreadableBodyException {
        // given
        byte[] packed = Gzip.pack("x".repeat(1_001));

        // then
        assertThat(Gzip.unpack(packed, 1_001)).hasSize(1_001);
        assertThatThrownBy(() -> Gzip.unpack(packed, 1_000))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("more than 1000 bytes");
    }

    @Test
    void namesAnEncodingThatItDoesNotKnow() {
        assertThatThrownBy(() -> new Body.Packed("zstd", new byte[] {1}).unpack())
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("'zstd'");
    }

    @Test
    void bytesThatAreNotCompressedAreBroken() {
        assertThatThrownBy(() -> new Body.Packed("gzip", new byte[] {1, 2}).unpack())
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "no json", "{}", "{\"payloadRef\":\"1\"}"})
    void whatWasPackedMustBeABody(String text) {
        assertThatThrownBy(() -> Body.Packed.gzip(text).unpack())
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("no body of an envelope");
        assertThatThrownBy(() -> new Body.External("1", Optional.empty()).read(text.getBytes(UTF_8)))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("no body of an envelope");
    }
}
