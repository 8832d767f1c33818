package org.opencmq.selector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.opencmq.selector.Evaluation.parsed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

    private static final PropertyLookup MESSAGE = Evaluation.message("a", true, "n", 1, "s", "x");

    @ParameterizedTest(name = "{0}a)")
    @ValueSource(strings = {"(", "NOT (", "a AND (", "NOT NOT (a OR "})
    void allowsNestingUpToTheLimitOnASmallStack(String opening) throws Exception {
        // given
        String allowed = opening.repeat(Selector.MAX_NESTING) + "a" + ")".repeat(Selector.MAX_NESTING);
        Throwable[] failure = new Throwable[1];

        // when
        Thread thread = new Thread(null, () -> parsed(allowed).matches(MESSAGE), "small-stack", 512 * 1024);
        thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
        thread.start();
        thread.join();

        // then
        assertThat(failure[0]).isNull();
    }

    @ParameterizedTest(name = "{0}a)")
    @ValueSource(strings = {"(", "NOT (", "a AND (", "n = -("})
    void refusesDeeperNestingByName(String opening) {
        // given
        String deep = opening.repeat(Selector.MAX_NESTING + 1) + "a" + ")".repeat(Selector.MAX_NESTING + 1);

        // when
        SelectorSyntaxException refusal =
                catchThrowableOfType(SelectorSyntaxException.class, () -> Selector.parse(deep));

        // then
        assertThat(refusal.position()).isEqualTo(opening.length() * (Selector.MAX_NESTING + 1) - 1);
        assertThat(refusal.token()).isEqualTo("(");
        assertThat(refusal).hasMessageContaining("at most 100 parentheses");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "NOT ", "-", "a AND ", "a OR ", "n + ", "'", "((a)", "a = (", "0", "1.", "a IN ('x',"})
    void refusesEndlessRepetitionWithoutOverflow(String part) {
        // given
        String text = part.repeat(Selector.MAX_LENGTH / part.length());

        // when
        SelectorSyntaxException refusal =
                catchThrowableOfType(SelectorSyntaxException.class, () -> Selector.parse(text));

        // then
        assertThat(refusal.position()).isBetween(0, text.length());
    }

    @Test
    void refusesATooLongSelectorByName() {
        // given
        String text = "a OR ".repeat(20_000) + "a";

        // when
        SelectorSyntaxException refusal =
                catchThrowableOfType(SelectorSyntaxException.class, () -> Selector.parse(text));

        // then
        assertThat(refusal.position()).isEqualTo(Selector.MAX_LENGTH);
        assertThat(refusal).hasMessageContaining("at most 65536 characters, not 100001");
    }

    @Test
    void evaluatesLongChainsWithoutDepth() {
        assertThat(parsed("a AND ".repeat(10_000) + "a").matches(MESSAGE)).isTrue();
        assertThat(parsed("n = 2 OR ".repeat(7_000) + "a").matches(MESSAGE)).isTrue();
        assertThat(parsed("n" + " + 1".repeat(10_000) + " = 10001").matches(MESSAGE))
                .isTrue();
        assertThat(parsed("n" + " * 1".repeat(10_000) + " = 1").matches(MESSAGE))
                .isTrue();
        assertThat(parsed("NOT ".repeat(10_000) + "a").matches(MESSAGE)).isTrue();
        assertThat(parsed("-".repeat(10_001) + "n = -1").matches(MESSAGE)).isTrue();
        assertThat(parsed("s IN ('y'" + ", 'y'".repeat(9_000) + ", 'x')").matches(MESSAGE))
                .isTrue();
        assertThat(parsed("s LIKE '" + "%".repeat(60_000) + "'").matches(MESSAGE))
                .isTrue();
    }
}
