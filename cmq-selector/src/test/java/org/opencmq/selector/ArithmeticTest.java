package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencmq.selector.Evaluation.truth;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencmq.selector.Arithmetic.Operator;

class ArithmeticTest {

    private static final List<Number> SIXES = List.of((byte) 6, (short) 6, 6, 6L, 6f, 6d);

    @ParameterizedTest
    @EnumSource
    void promotesLikeJava(Operator operator) {
        // given
        int expected =
                switch (operator) {
                    case PLUS -> 12;
                    case MINUS -> 0;
                    case TIMES -> 36;
                    case DIVIDE -> 1;
                };

        for (int i = 0; i < SIXES.size(); i++) {
            for (int j = 0; j < SIXES.size(); j++) {
                // when
                Number result = operator.apply(SIXES.get(i), SIXES.get(j));

                // then: the wider of both, and int at least
                Class<?> type = SIXES.get(Math.max(2, Math.max(i, j))).getClass();
                assertThat(result).isExactlyInstanceOf(type);
                assertThat(result.doubleValue()).isEqualTo(expected);
            }
        }
    }

    @Test
    void negatesEveryTypeLikeJava() {
        assertThat(NumericType.negate((byte) 1)).isEqualTo(-1);
        assertThat(NumericType.negate((short) 1)).isEqualTo(-1);
        assertThat(NumericType.negate(1)).isEqualTo(-1);
        assertThat(NumericType.negate(1L)).isEqualTo(-1L);
        assertThat(NumericType.negate(1f)).isEqualTo(-1f);
        assertThat(NumericType.negate(1d)).isEqualTo(-1d);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "1 + 2 * 3 = 7",
                "(1 + 2) * 3 = 9",
                "10 - 4 - 3 = 3",
                "10 - (4 - 3) = 9",
                "100 / 10 / 5 = 2",
                "7 / 2 = 3",
                "-7 / 2 = -3",
                "7 / 2.0 = 3.5",
                "7 / 2 * 2.0 = 6",
                "2.0 * 7 / 2 = 7",
                "2 * -3 = -6",
                "2 - -3 = 5",
                "2--3=5",
                "- - -3 = -3",
                "-(1 + 2) = -3",
                "-+-n = 5",
                "-n < 0",
                "+n = 5",
                "-b = -1",
                "n + 1 * 2 - 3 > 3",
                "n*n-n/n=24",
                "2147483647 + 1 = -2147483648",
                "2147483647L + 1 = 2147483648",
                "2147483648 + 1 = 2147483649",
                "9223372036854775807 + 1 = -9223372036854775808",
                "-9223372036854775808 < 0",
                "- -9223372036854775808 < 0",
                "-9223372036854775808 / -1 < 0",
                "1.0 / 0 > 1E308",
                "-1 / 0.0 < -1E308",
                "0.0 / 0 <> 0.0 / 0",
                "n BETWEEN 2 + 2 AND 3 * 3",
            })
    void holdsByPrecedenceOrderAndOverflowOfJava(String selector) {
        assertThat(truth(selector, "n", 5, "b", (byte) 1)).isEqualTo(Truth.TRUE);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "1 / 0 = 1",
                "n / (n - n) > 0",
                "l / 0 <> 1",
                "1 + 1 / 0 > 0",
                "absent + 1 > 0",
                "1 - absent > 0",
                "absent * 0 = 0",
                "-absent = 1",
                "s + 1 = 2",
                "1 + s = 2",
                "t * 2 = 2",
                "-s = 1",
                "+s = '1'",
                "+t = TRUE",
                "n BETWEEN s - 1 AND 9",
            })
    void isUnknownWithoutNumbersAndOnExactDivisionByZero(String selector) {
        assertThat(truth(selector, "n", 5, "l", 5L, "s", "1", "t", true)).isEqualTo(Truth.UNKNOWN);
    }

    @ParameterizedTest(name = "{0} / {1} is {2}")
    @CsvSource({"7, 2, 3", "-7, 2, -3", "6, 3, 2"})
    void dividesExactNumbersTowardsZero(long left, long right, long expected) {
        assertThat(truth("a / b = c", "a", left, "b", right, "c", expected)).isEqualTo(Truth.TRUE);
        assertThat(truth("a / b = c", "a", (short) left, "b", (byte) right, "c", (int) expected))
                .isEqualTo(Truth.TRUE);
    }
}
