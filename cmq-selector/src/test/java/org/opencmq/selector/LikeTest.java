package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencmq.selector.Evaluation.truth;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LikeTest {

    private static Arguments row(String like, String text, boolean expected) {
        return Arguments.of(like, text, expected);
    }

    static Stream<Arguments> patterns() {
        return Stream.of(
                row("'12%3'", "123", true),
                row("'12%3'", "12993", true),
                row("'12%3'", "1234", false),
                row("'l_se'", "lose", true),
                row("'l_se'", "loose", false),
                row("'\\_%' ESCAPE '\\'", "_foo", true),
                row("'\\_%' ESCAPE '\\'", "bar", false),
                row("''", "", true),
                row("''", "a", false),
                row("'%'", "", true),
                row("'%'", "anything\nat all", true),
                row("'_'", "", false),
                row("'_'", "\n", true),
                row("'__'", "ab", true),
                row("'a%b%c'", "aXbYbZc", true),
                row("'a%b%c'", "aXcYb", false),
                row("'%%a'", "ba", true),
                row("'%_'", "", false),
                row("'_%_'", "ab", true),
                row("'_%_'", "a", false),
                row("'%aab'", "aaaaab", true),
                row("'%ab%ab'", "ab", false),
                row("'A%'", "abc", false),
                row("'it''s %'", "it's me", true),
                row("'a.c'", "abc", false),
                row("'[a]*+?(){}|^$'", "[a]*+?(){}|^$", true),
                row("'100!%' ESCAPE '!'", "100%", true),
                row("'100!%' ESCAPE '!'", "1000", false),
                row("'a!!b' ESCAPE '!'", "a!b", true),
                row("'a!b' ESCAPE '!'", "a!b", true),
                row("'a!b' ESCAPE '!'", "ab", false),
                row("'a!' ESCAPE '!'", "a!", true),
                row("'a!!' ESCAPE '!'", "a!", true),
                row("'a%%' ESCAPE '%'", "a%", true),
                row("'a%%' ESCAPE '%'", "ab", false),
                row("'a_%' ESCAPE '_'", "a%", true),
                row("'a''_' ESCAPE ''''", "a_", true),
                row("'a''_' ESCAPE ''''", "a'b", false),
                row("'_'", "\uD83D\uDE00", true),
                row("'__'", "\uD83D\uDE00", false),
                row("'%_b'", "a\uD83D\uDE00b", true),
                row("'a\uD83D\uDE00%' ESCAPE '\uD83D\uDE00'", "a%", true),
                row("'größe_'", "größe1", true));
    }

    @ParameterizedTest(name = "{1} LIKE {0} is {2}")
    @MethodSource("patterns")
    void matchesWildcardsAndEscapes(String like, String text, boolean expected) {
        assertThat(truth("s LIKE " + like, "s", text)).isEqualTo(Truth.of(expected));
        assertThat(truth("s NOT LIKE " + like, "s", text)).isEqualTo(Truth.of(!expected));
    }

    @Test
    void knowsNothingOfWhatIsNoString() {
        for (Object value : new Object[] {null, 1, 2.5, true}) {
            assertThat(truth("s LIKE '%'", "s", value)).isEqualTo(Truth.UNKNOWN);
            assertThat(truth("s NOT LIKE '%'", "s", value)).isEqualTo(Truth.UNKNOWN);
        }
    }

    @Test
    void staysQuickOnPatternsThatMakeRegularExpressionsExplode() {
        // given
        Selector selector = Evaluation.parsed("s LIKE '" + "%a".repeat(1000) + "%b'");
        String text = "a".repeat(20_000);

        // when, then
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> assertThat(selector.matches(name -> text))
                .isFalse());
    }
}
