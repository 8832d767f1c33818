package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.opencmq.selector.Evaluation.message;
import static org.opencmq.selector.Evaluation.parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "\t\r\n "})
    void takesBlankTextForNoSelector(String text) throws Exception {
        // when
        Selector selector = Selector.parse(text);

        // then
        assertThat(selector.isEverything()).isTrue();
        assertThat(selector.matches(name -> null)).isTrue();
        assertThat(selector.text()).isEmpty();
        assertThat(selector.identifiers()).isEmpty();
        assertThat(selector.requiredEquality("a")).isEmpty();
    }

    @Test
    void selectsTheCarOfTheSpecification() {
        // given
        Selector selector = parsed("JMSType = 'car' AND color = 'blue' AND weight > 2500");

        // when, then
        assertThat(selector.matches(message("JMSType", "car", "color", "blue", "weight", 2501)))
                .isTrue();
        assertThat(selector.matches(message("JMSType", "car", "color", "blue", "weight", 2500)))
                .isFalse();
        assertThat(selector.matches(message("JMSType", "car", "color", "blue"))).isFalse();
    }

    @Test
    void tellsIdentifiersInOrderAndCase() {
        // given
        Selector selector = parsed("b = a AND (A IS NULL OR NOT c) AND b IN ('d') AND e LIKE 'f' AND -g < h + i / 2");

        // when, then
        assertThat(selector.identifiers()).containsExactly("b", "a", "A", "c", "e", "g", "h", "i");
        assertThatThrownBy(() -> selector.identifiers().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void tellsSelectorsApartByText() {
        // given
        Selector selector = parsed("a = 1");

        // when, then
        assertThat(selector).isEqualTo(parsed("a = 1")).hasSameHashCodeAs(parsed("a = 1"));
        assertThat(selector).isNotEqualTo(parsed("a  = 1")).hasToString("a = 1");
        assertThat(selector.text()).isEqualTo("a = 1");
        assertThat(selector.isEverything()).isFalse();
    }

    @Test
    void looksNothingUpThatCannotMatter() {
        // given
        PropertyLookup closed = name -> {
            throw new IllegalStateException(name);
        };

        // when, then
        assertThat(parsed("FALSE AND a").matches(closed)).isFalse();
        assertThat(parsed("TRUE OR a").matches(closed)).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> parsed("TRUE AND a").matches(closed))
                .withMessage("a");
    }

    @ParameterizedTest(name = "{0} requires {1}")
    @CsvSource(
            quoteCharacter = '"',
            nullValues = "-",
            value = {
                "tag = 'x', x",
                "'x' = tag, x",
                "(tag = 'x'), x",
                "tag IN ('x'), x",
                "tag LIKE 'x', x",
                "tag LIKE 'x!%' ESCAPE '!', x%",
                "tag = 'it''s', it's",
                "tag = '', \"\"",
                "tag = 'x' AND a > 1, x",
                "a > 1 AND tag = 'x' AND b, x",
                "a AND (b AND (tag = 'x')), x",
                "tag = 'x' AND tag = 'y', x",
                "(a OR b) AND tag = 'x', x",
                "NOT NOT tag = 'x', x",
                "tag = 'x' OR a, -",
                "tag = 'x' AND a OR b, -",
                "NOT tag = 'x', -",
                "tag <> 'x', -",
                "tag = other, -",
                "tag = 1, -",
                "tag = TRUE, -",
                "\"tag IN ('x', 'y')\", -",
                "tag NOT IN ('x'), -",
                "tag LIKE 'x%', -",
                "tag LIKE 'x_', -",
                "tag NOT LIKE 'x', -",
                "TAG = 'x', -",
                "other = 'x', -",
                "'x' = 'x', -",
                "tag IS NULL, -",
                "tag, -",
            })
    void findsTheEqualityThatEveryMatchNeeds(String selector, String required) {
        if (required == null) {
            assertThat(parsed(selector).requiredEquality("tag")).isEmpty();
        } else {
            assertThat(parsed(selector).requiredEquality("tag")).contains(required);
        }
    }
}
