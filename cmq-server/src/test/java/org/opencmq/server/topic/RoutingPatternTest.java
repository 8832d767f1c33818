package org.opencmq.server.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutingPatternTest {

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "1.*.0, 1.x.0, true",
        "1.*.0, 1.0, false",
        "1.*.0, 1.x.y.0, false",
        "1.*.0, 1..0, false",
        "1.#.0, 1.2.3.4.4.2.2.0, true",
        "1.#.0, 1.0, true",
        "1.#.0, 1, false",
        "#, anything.at.all, true",
        "#, '', true",
        "*, one, true",
        "*, one.two, false",
        "*, '', false",
        "a.b, a.b, true",
        "a.b, a.B, false",
        "a.b, a.b.c, false",
        "#.b, b, true",
        "#.b, a.a.b, true",
        "#.b.#, a.b.c, true",
        "#.#, '', true",
        "*.#, a, true",
        "*.#, a.b.c, true",
        "a*, ab, false",
        "'', '', true",
    })
    void matchesLikeATopicExchange(String bindingKey, String routingKey, boolean expected) {
        assertThat(new RoutingPattern(bindingKey).matches(routingKey)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"64"})
    void needsNoMoreThanPolynomialTimeOnManyWildcards(int words) {
        // given
        String pattern = "#.a.".repeat(words) + "#";
        String key = "a.".repeat(words - 1) + "b";

        // then
        assertThat(new RoutingPattern(pattern).matches(key)).isFalse();
    }
}
