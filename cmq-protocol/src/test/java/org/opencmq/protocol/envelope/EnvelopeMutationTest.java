package org.opencmq.protocol.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The reader survives envelopes with errors anywhere. */
class EnvelopeMutationTest {

    private static final String SPICE = "{}[]\",:\\u0123456789.eE-+ntfx \u0000\ud800\udfff中";

    private static final List<String> VALID = Samples.bodies().stream()
            .map(body -> EnvelopeWriter.write(new Envelope(Samples.headers(), Samples.properties(), body)))
            .toList();

    @Test
    void neverThrowsAndReadsWhatItWroteWhateverTheText() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        int envelopes = 0;
        for (int round = 0; round < 4_000; round++) {
            // given
            String text = mutate(random);

            // when
            Reading reading;
            try {
                reading = EnvelopeReader.read(text);
                EnvelopeReader.readHead(text);
                EnvelopeReader.readBody(text.substring(Math.min(text.length(), random.nextInt(64))));
            } catch (RuntimeException e) {
                fail("seed " + seed + ", round " + round + ", text " + text, e);
                return;
            }

            // then
            if (reading instanceof Envelope envelope) {
                envelopes++;
                assertThat(EnvelopeReader.read(EnvelopeWriter.write(envelope)))
                        .as("seed %d, round %d, text %s", seed, round, text)
                        .isEqualTo(envelope);
                assertThat(EnvelopeReader.readHead(text))
                        .contains(new EnvelopeHead(envelope.headers(), envelope.properties()));
            }
        }
        assertThat(envelopes).isGreaterThan(500);
    }

    private static String mutate(Random random) {
        StringBuilder text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
        for (int errors = random.nextInt(4); errors > 0 && !text.isEmpty(); errors--) {
            int at = random.nextInt(text.length());
            char spice = SPICE.charAt(random.nextInt(SPICE.length()));
            switch (random.nextInt(5)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, spice);
                case 2 -> text.setLength(at);
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(40))));
                default -> text.setCharAt(at, spice);
            }
        }
        return text.toString();
    }
}
