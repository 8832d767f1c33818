package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencmq.selector.Evaluation.truth;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComparisonTest {

    private static final List<String> RELATIONS = List.of("=", "<>", "<", "<=", ">", ">=");

    /** One, in every type that a number can have. */
    private static final List<Object> ONES = List.of((byte) 1, (short) 1, 1, 1L, 1f, 1d);

    /** Two, in every type that a number can have. */
    private static final List<Object> TWOS = List.of((byte) 2, (short) 2, 2, 2L, 2f, 2d);

    static Stream<Arguments> pairsOfNumbers() {
        List<Arguments> pairs = new ArrayList<>();
        for (Object one : ONES) {
            ONES.forEach(other -> pairs.add(Arguments.of(one, other, List.of("=", "<=", ">="))));
            TWOS.forEach(two -> pairs.add(Arguments.of(one, two, List.of("<>", "<", "<="))));
            TWOS.forEach(two -> pairs.add(Arguments.of(two, one, List.of("<>", ">", ">="))));
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairsOfNumbers")
    void comparesNumbersOfAllTypes(Object left, Object right, List<String> holding) {
        for (String relation : RELATIONS) {
            assertThat(truth("a " + relation + " b", "a", left, "b", right))
                    .as("%s %s %s", left.getClass(), relation, right.getClass())
                    .isEqualTo(Truth.of(holding.contains(relation)));
        }
    }

    static Stream<Arguments> pairsOfUnlikeTypes() {
        List<Arguments> pairs = new ArrayList<>();
        for (Object one : ONES) {
            pairs.add(Arguments.of(one, "1"));
            pairs.add(Arguments.of(one, true));
        }
        pairs.add(Arguments.of("true", true));
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("pairsOfUnlikeTypes")
    void findsUnlikeTypesFalseUnderEveryOperator(Object left, Object right) {
        for (String relation : RELATIONS) {
            assertThat(truth("a " + relation + " b", "a", left, "b", right)).isEqualTo(Truth.FALSE);
            assertThat(truth("b " + relation + " a", "a", left, "b", right)).isEqualTo(Truth.FALSE);
        }
    }

    static Stream<Object> valuesOfAllTypes() {
        return Stream.concat(ONES.stream(), Stream.of("1", true, false));
    }

    @ParameterizedTest
    @MethodSource("valuesOfAllTypes")
    void knowsNothingOfNull(Object value) {
        for (String relation : RELATIONS) {
            assertThat(truth("a " + relation + " b", "a", value)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth("b " + relation + " a", "a", value)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth("b " + relation + " c", "a", value)).isEqualTo(Truth.UNKNOWN);
        }
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "a, =, a, TRUE", "a, <>, a, FALSE", "a, =, A, FALSE", "a, <>, A, TRUE",
        "a, <, b, FALSE", "a, <=, a, FALSE", "b, >, a, FALSE", "a, >=, a, FALSE",
    })
    void comparesStringsForEqualityOnly(String left, String relation, String right, Truth expected) {
        assertThat(truth("l " + relation + " r", "l", left, "r", right)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1} {2} is {3}")
    @CsvSource({
        "true, =, true, TRUE", "true, <>, true, FALSE", "true, =, false, FALSE", "true, <>, false, TRUE",
        "false, <, true, FALSE", "true, <=, true, FALSE", "true, >, false, FALSE", "true, >=, true, FALSE",
    })
    void comparesBooleansForEqualityOnly(boolean left, String relation, boolean right, Truth expected) {
        assertThat(truth("l " + relation + " r", "l", left, "r", right)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "`a` = `a`, TRUE",
        "`a` = 1, FALSE",
        "`a` <> 1, FALSE",
        "TRUE = TRUE, TRUE",
        "true <> FALSE, TRUE",
        "1 = 1.0, TRUE",
        "1 < 1.5, TRUE",
        "-0.0 = 0, TRUE",
        "9007199254740993 = 9007199254740992, FALSE",
        "9007199254740993 = 9007199254740992., TRUE",
        "16777217 = 16777216f, TRUE",
        "0.1f = 0.1, FALSE",
        "(n > 0) = TRUE, TRUE",
        "(n > 1) = (n > 2), TRUE",
        "(absent > 1) = TRUE, UNKNOWN",
        "n = (n), TRUE",
    })
    void comparesLiteralsConditionsAndPromotedNumbers(String selector, Truth expected) {
        assertThat(truth(selector.replace('`', '\''), "n", 1)).isEqualTo(expected);
    }

    @Test
    void treatsNotANumberAsJavaDoes() {
        assertThat(truth("x = x", "x", Double.NaN)).isEqualTo(Truth.FALSE);
        assertThat(truth("x <> x", "x", Double.NaN)).isEqualTo(Truth.TRUE);
        assertThat(truth("x < 1", "x", Float.NaN)).isEqualTo(Truth.FALSE);
        assertThat(truth("x > 1", "x", Double.POSITIVE_INFINITY)).isEqualTo(Truth.TRUE);
    }

    @Test
    void neverReadsStringsAsNumbers() {
        // given
        Object[] message = {"NumberOfOrders", "2"}; // the specification's own example

        // when, then
        assertThat(truth("NumberOfOrders > 1", message)).isEqualTo(Truth.FALSE);
        assertThat(truth("NumberOfOrders = 2", message)).isEqualTo(Truth.FALSE);
        assertThat(truth("NumberOfOrders = '2'", message)).isEqualTo(Truth.TRUE);
    }

    @Test
    void countsValuesOfOtherTypesAsAbsent() {
        // given
        Object[] message = {"list", List.of(1), "letter", 'a', "big", java.math.BigInteger.ONE};

        // when, then
        for (String name : List.of("list", "letter", "big")) {
            assertThat(truth(name + " IS NULL", message)).isEqualTo(Truth.TRUE);
            assertThat(truth(name + " = 1", message)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth(name + " + 1 > 0", message)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth(name, message)).isEqualTo(Truth.UNKNOWN);
        }
    }
}
