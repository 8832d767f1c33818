package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencmq.selector.Evaluation.truth;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tables 3-4 to 3-6 of the specification. */
class TruthTest {

    @ParameterizedTest(name = "{0} AND {1} is {2}, OR is {3}")
    @CsvSource({
        "TRUE, TRUE, TRUE, TRUE",
        "TRUE, FALSE, FALSE, TRUE",
        "TRUE, UNKNOWN, UNKNOWN, TRUE",
        "FALSE, TRUE, FALSE, TRUE",
        "FALSE, FALSE, FALSE, FALSE",
        "FALSE, UNKNOWN, FALSE, UNKNOWN",
        "UNKNOWN, TRUE, UNKNOWN, TRUE",
        "UNKNOWN, FALSE, FALSE, UNKNOWN",
        "UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN",
    })
    void combinesTwoConditions(Truth left, Truth right, Truth conjunction, Truth disjunction) {
        // given
        Object[] message = {"a", value(left), "b", value(right)};

        // when, then
        assertThat(truth("a AND b", message)).isEqualTo(conjunction);
        assertThat(truth("a OR b", message)).isEqualTo(disjunction);
        assertThat(left.and(right)).isEqualTo(conjunction);
        assertThat(left.or(right)).isEqualTo(disjunction);
    }

    @ParameterizedTest
    @EnumSource
    void negatesAllButTheUnknown(Truth operand) {
        // given
        Truth expected =
                switch (operand) {
                    case TRUE -> Truth.FALSE;
                    case FALSE -> Truth.TRUE;
                    case UNKNOWN -> Truth.UNKNOWN;
                };

        // when, then
        assertThat(truth("NOT a", "a", value(operand))).isEqualTo(expected);
        assertThat(truth("NOT NOT a", "a", value(operand))).isEqualTo(operand);
        assertThat(truth("NOT NOT NOT a", "a", value(operand))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "TRUE OR TRUE AND FALSE, TRUE",
        "(TRUE OR TRUE) AND FALSE, FALSE",
        "NOT FALSE AND FALSE, FALSE",
        "NOT (FALSE AND FALSE), TRUE",
        "NOT TRUE OR TRUE, TRUE",
        "NOT n = 2, TRUE",
        "NOT n = 1 OR n = 1, TRUE",
        "n = 2 OR n = 1 AND n < 0, FALSE",
        "n = 1 OR absent AND absent, TRUE",
        "absent OR n = 2, UNKNOWN",
        "absent AND n = 2, FALSE",
        "absent AND n = 1, UNKNOWN",
        "n = 2 OR absent OR n = 1, TRUE",
        "n = 1 AND absent AND n = 2, FALSE",
    })
    void bindsNotTighterThanAndTighterThanOr(String selector, Truth expected) {
        assertThat(truth(selector, "n", 1)).isEqualTo(expected);
    }

    private static Object value(Truth truth) {
        return switch (truth) {
            case TRUE -> true;
            case FALSE -> false;
            case UNKNOWN -> null;
        };
    }
}
