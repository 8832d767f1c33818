package org.opencmq.jms.internal.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.protocol.NameRule;

class DestinationNamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "Orders", "orders-eu_1", "d-9f86d081"})
    void aNameThatCmqCanSpellStaysItself(String name) {
        assertThat(DestinationNames.toCmq(name)).isEqualTo(name);
    }

    @Test
    void theLongestPossibleNameStaysItself() {
        assertThat(DestinationNames.toCmq("x".repeat(64))).isEqualTo("x".repeat(64));
    }

    @ParameterizedTest
    @CsvSource({
        "orders.eu, orders-eu-[0-9a-f]{8}",
        "orders/eu?x=1, orders-eu-x-1-[0-9a-f]{8}",
        "1st, d1st-[0-9a-f]{8}",
        "-a, d-a-[0-9a-f]{8}",
        "größe, gr--e-[0-9a-f]{8}",
        "' ', d--[0-9a-f]{8}",
    })
    void everyOtherNameBecomesReadableAndUnique(String name, String pattern) {
        assertThat(DestinationNames.toCmq(name)).matches(pattern);
    }

    @Test
    void theDigestIsTheSha256OfTheNameSoThatEveryProgramFindsTheSame() {
        assertThat(DestinationNames.toCmq("a.b")).isEqualTo("a-b-2e7336dc");
    }

    @Test
    void namesThatMustBeRespelledAreToldApartByCase() {
        assertThat(DestinationNames.toCmq("a.B").toLowerCase(Locale.ROOT))
                .isNotEqualTo(DestinationNames.toCmq("a.b").toLowerCase(Locale.ROOT));
    }

    @Test
    void mappingTwiceIsHarmless() {
        String once = DestinationNames.toCmq("a.b");

        assertThat(DestinationNames.toCmq(once)).isEqualTo(once);
    }

    @Test
    void everyTextBecomesAValidNameOfItsOwn() {
        // given
        Random random = new Random(7);
        Map<String, String> seen = new HashMap<>();

        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(100); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? 32 + random.nextInt(96) : random.nextInt(65_536)));
            }

            // when
            String name = DestinationNames.toCmq(text.toString());

            // then
            assertThat(NameRule.allows(name)).as(name).isTrue();
            String other = seen.put(name, text.toString());
            assertThat(other == null || other.contentEquals(text)).as(name).isTrue();
        }
    }
}
