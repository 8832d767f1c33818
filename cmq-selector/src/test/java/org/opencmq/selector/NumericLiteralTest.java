package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumericLiteralTest {

    static Stream<Arguments> literals() {
        return Stream.of(
                Arguments.of("0", 0),
                Arguments.of("57", 57),
                Arguments.of("57L", 57L),
                Arguments.of("57l", 57L),
                Arguments.of("1_000", 1000),
                Arguments.of("2147483647", Integer.MAX_VALUE),
                Arguments.of("2147483648", 2147483648L),
                Arguments.of("9223372036854775807", Long.MAX_VALUE),
                Arguments.of("0x2A", 42),
                Arguments.of("0Xffl", 255L),
                Arguments.of("0xFFFFFFFF", 4294967295L),
                Arguments.of("0x7FFFFFFFFFFFFFFF", Long.MAX_VALUE),
                Arguments.of("0x1e", 30),
                Arguments.of("0x1f", 31),
                Arguments.of("052", 42),
                Arguments.of("00", 0),
                Arguments.of("0_7", 7),
                Arguments.of("0b101", 5),
                Arguments.of("0B1_0L", 2L),
                Arguments.of("7.", 7d),
                Arguments.of("95.7", 95.7),
                Arguments.of("6.2", 6.2),
                Arguments.of(".5", .5),
                Arguments.of("7E3", 7000d),
                Arguments.of("57.9e2", 5790d),
                Arguments.of("7.e1", 70d),
                Arguments.of("1e-3", .001),
                Arguments.of("1E+3", 1000d),
                Arguments.of("1_0.0_1e1_0", 10.01e10),
                Arguments.of("09.5", 9.5),
                Arguments.of("1f", 1f),
                Arguments.of("1.5F", 1.5f),
                Arguments.of(".5e1f", 5f),
                Arguments.of("1d", 1d),
                Arguments.of("1.5D", 1.5),
                Arguments.of("0f", 0f),
                Arguments.of("0x1p3", 8d),
                Arguments.of("0x1.8p1", 3d),
                Arguments.of("0x.8P+1f", 1f),
                Arguments.of("0x1.p-1D", .5));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @MethodSource("literals")
    void readsTheSyntaxOfJava(String text, Number expected) throws Exception {
        // when
        int end = NumericLiteral.end(text + " = x", 0);
        Number value = NumericLiteral.value(text, text, 0);

        // then
        assertThat(end).isEqualTo(text.length());
        assertThat(value).isEqualTo(expected).isExactlyInstanceOf(expected.getClass());
        assertThat(Selector.parse("x = " + text).matches(name -> expected)).isTrue();
        assertThat(Selector.parse("x=-" + text).matches(name -> NumericType.negate(expected)))
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "08",
                "0x",
                "0xG",
                "0b2",
                "12ab",
                "1_",
                "0x_1",
                "1__",
                "1e",
                "1e+",
                "1.5.2",
                "1..2",
                "1.5L",
                "0x1.8",
                "0x1p",
                "7and",
                "1ſ",
                "9223372036854775808",
                "0x8000000000000000",
                "01000000000000000000000",
                "99999999999999999999999999",
                "1E309",
                "1e39f",
            })
    void refusesOtherNumbersAsAWhole(String text) {
        // when
        SelectorSyntaxException refusal =
                catchThrowableOfType(SelectorSyntaxException.class, () -> Selector.parse("x = " + text));

        // then
        assertThat(refusal.position()).isEqualTo(4);
        assertThat(refusal.token()).isEqualTo(text);
        assertThat(refusal.expected()).contains("number");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"-9223372036854775809", "- 99999999999999999999", "-(9223372036854775808)"})
    void refusesWhatIsBelowTheSmallestLong(String text) {
        // when
        SelectorSyntaxException refusal =
                catchThrowableOfType(SelectorSyntaxException.class, () -> Selector.parse("x = " + text));

        // then
        assertThat(refusal).hasMessageContaining("9223372036854775807");
    }
}
