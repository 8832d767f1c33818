package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorSyntaxTest {

    private static Arguments row(String selector, int position, String token, String expected) {
        return Arguments.of(selector, position, token, expected);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                // ends too soon
                row("a =", 3, "", "identifier"),
                row("a AND", 5, "", "identifier"),
                row("NOT ", 4, "", "identifier"),
                row("(a", 2, "", ")"),
                row("a IS", 4, "", "NULL or NOT NULL"),
                row("a IS NOT", 8, "", "NULL"),
                row("a NOT", 5, "", "BETWEEN, IN or LIKE"),
                row("a BETWEEN 1", 11, "", "AND"),
                row("a IN ('x'", 9, "", ", or )"),
                row("a LIKE", 6, "", "string"),
                row("a LIKE 'x' ESCAPE", 17, "", "string"),
                row("a = 'it", 4, "'it", "quote"),
                row("a = 'it''", 4, "'it''", "quote"),
                // a word too many
                row("a = 1 b", 6, "b", "end"),
                row("a b", 2, "b", "end"),
                row("a = 1)", 5, ")", "end"),
                row("a = 1 = 2", 6, "=", "end"),
                row("a < b < c", 6, "<", "end"),
                row("a IS NULL IS NULL", 10, "IS", "end"),
                row("a = TRUE 'x'", 9, "'x'", "end"),
                // the wrong word
                row("= 1", 0, "=", "identifier"),
                row("a == 1", 3, "=", "identifier"),
                row("a != 1", 2, "!", "<>"),
                row("a = \"x\"", 4, "\"", "single quotes"),
                row("a % 2 = 1", 2, "%", "operator"),
                row("a = 1; b", 5, ";", "operator"),
                row("a = \uD83D\uDE00", 4, "\uD83D\uDE00", "identifier"),
                row("a = NULL", 4, "NULL", "IS NULL"),
                row("a IS TRUE", 5, "TRUE", "NULL"),
                row("a IN (1)", 6, "1", "string"),
                row("a IN ()", 6, ")", "string"),
                row("a IN 'x'", 5, "'x'", "("),
                row("a IN ('x' 'y')", 10, "'y'", ", or )"),
                row("a LIKE 7", 7, "7", "string"),
                row("a LIKE b", 7, "b", "string"),
                row("a LIKE 'x' ESCAPE ''", 18, "''", "one character"),
                row("a LIKE 'x' ESCAPE 'ab'", 18, "'ab'", "one character"),
                row("a NOT = 1", 6, "=", "BETWEEN, IN or LIKE"),
                row("a = NOT b", 4, "NOT", "identifier"),
                row("a /* c */ = 1", 3, "*", "identifier"),
                row("()", 1, ")", "identifier"),
                row("a..b = 1", 1, ".", "operator"),
                row("a,b", 1, ",", "end"),
                // keywords are no identifiers
                row("null = 1", 0, "null", "identifier"),
                row("a = Between", 4, "Between", "identifier"),
                row("like LIKE 'x'", 0, "like", "identifier"),
                row("in IN ('x')", 0, "in", "identifier"),
                row("is IS NULL", 0, "is", "identifier"),
                row("escape = 1", 0, "escape", "identifier"),
                row("and AND a", 0, "and", "identifier"),
                row("a OR or", 5, "or", "identifier"),
                row("TRUE IS NULL", 0, "TRUE", "identifier"),
                row("false IN ('x')", 0, "false", "identifier"),
                // types that no message can put right
                row("1", 0, "1", "condition"),
                row("'x'", 0, "'x'", "condition"),
                row("a + 1", 0, "a", "condition"),
                row("a AND 1", 6, "1", "condition"),
                row("1 OR a", 0, "1", "condition"),
                row("a OR (b + 1)", 5, "(", "condition"),
                row("NOT 'x'", 4, "'x'", "condition"),
                row("-a", 0, "-", "condition"),
                row("a < 'x'", 4, "'x'", "number"),
                row("'x' >= a", 0, "'x'", "number"),
                row("TRUE > a", 0, "TRUE", "number"),
                row("a > (b = c)", 4, "(", "number"),
                row("a BETWEEN 'x' AND 'y'", 10, "'x'", "number"),
                row("a BETWEEN 1 AND TRUE", 16, "TRUE", "number"),
                row("'x' BETWEEN 1 AND 2", 0, "'x'", "number"),
                row("a + 'x' = 1", 4, "'x'", "number"),
                row("'x' * 2 = 1", 0, "'x'", "number"),
                row("-'x' = a", 1, "'x'", "number"),
                row("2 / TRUE = a", 4, "TRUE", "number"),
                row("TRUE = 1", 7, "1", "same type"),
                row("'x' <> FALSE", 7, "FALSE", "same type"),
                row("1 IN ('x')", 0, "1", "identifier"),
                row("'x' LIKE 'x'", 0, "'x'", "identifier"),
                row("a + 1 IS NULL", 0, "a", "identifier"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("errors")
    void saysWhereWhatAndWhatElse(String selector, int position, String token, String expected) {
        // when
        SelectorSyntaxException refusal =
                catchThrowableOfType(SelectorSyntaxException.class, () -> Selector.parse(selector));

        // then
        assertThat(refusal.position()).isEqualTo(position);
        assertThat(refusal.token()).isEqualTo(token);
        assertThat(refusal.expected()).contains(expected);
        assertThat(refusal)
                .hasMessageContaining("position " + position + ",")
                .hasMessageContaining(token)
                .hasMessageContaining(expected)
                .hasMessageContaining(selector);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "$a = 1",
                "_ = 1",
                "größe > 1",
                "颜色 = '蓝'",
                "\uD801\uDC00 = 1",
                "nullable = 1",
                "android AND orchid OR notable",
                "isin IN ('x')",
                "ıs = 1",
                "xpath = 1",
                "JMSDestination = 'x'",
                "JMS_CMQ_tag = 'x'",
                "a\t=\n1\r\fAND b",
                "a=1 AND b",
                "(((a)))",
                "('x')=a",
                "a='x'AND(b)OR(c)",
            })
    void acceptsWhatTheSpecificationAllows(String selector) {
        assertThatCode(() -> Selector.parse(selector)).doesNotThrowAnyException();
    }

    @Test
    void keepsTheMessageShortForALongSelector() {
        // given
        String selector = "a = 1 AND ".repeat(1000) + "!";

        // when
        SelectorSyntaxException refusal =
                catchThrowableOfType(SelectorSyntaxException.class, () -> Selector.parse(selector));

        // then
        assertThat(refusal.position()).isEqualTo(10_000);
        assertThat(refusal.getMessage()).hasSizeLessThan(500).contains("10001 characters");
    }
}
