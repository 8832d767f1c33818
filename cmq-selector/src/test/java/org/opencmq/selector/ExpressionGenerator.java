package org.opencmq.selector;

import java.util.Locale;
import java.util.Random;

/**
 * Makes random selectors, from a seed, that two readers of the specification must agree on. Lower-case names may be
 * absent from a message, upper-case ones never are: {@code i l d f b h} are an int, long, double, float, byte and short,
 * {@code s} a string, {@code p} a boolean, {@code x} anything.
 */
final class ExpressionGenerator {

    private final Random random;

    ExpressionGenerator(Random random) {
        this.random = random;
    }

    String condition(int depth) {
        if (depth == 0) {
            return predicate();
        }
        return switch (random.nextInt(8)) {
            case 0 -> word("NOT") + " (" + condition(depth - 1) + ")";
            case 1 -> "(" + condition(depth - 1) + ")";
            case 2, 3 -> chain("AND", depth);
            case 4, 5 -> chain("OR", depth);
            // The operand that may be unknown stands on the left: Artemis calls "known = unknown" false.
            case 6 -> "(" + condition(depth - 1) + ")" + pick("=", "<>") + pick("P", word("TRUE"), word("FALSE"));
            default -> predicate();
        };
    }

    private String chain(String operator, int depth) {
        StringBuilder chain = new StringBuilder(condition(depth - 1));
        int more = 1 + random.nextInt(2);
        for (int i = 0; i < more; i++) {
            chain.append(space()).append(word(operator)).append(space()).append(condition(depth - 1));
        }
        return chain.toString();
    }

    private String predicate() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> left() + space() + pick("<", "<=", ">", ">=") + right(true);
            case 2, 3 -> left() + pick("=", "<>") + right(false);
            case 4 ->
                left()
                        + not()
                        + space()
                        + word("BETWEEN")
                        + space()
                        + right(true)
                        + space()
                        + word("AND")
                        + space()
                        + right(true);
            case 5 -> pick("s", "S", string()) + pick("=", " <> ") + pick("S", string());
            case 6 -> pick("p", "P", word("TRUE")) + pick(" = ", "<>") + pick("P", word("FALSE"));
            case 7 ->
                "x " + pick("= " + number(), "= " + string(), "= " + word("TRUE"), "> " + number(), "<= " + number());
            case 8 -> pick("s", "S") + not() + space() + word("LIKE") + " " + pattern();
            case 9 ->
                pick("s", "S", "x", "i") + not() + space() + word("IN") + "(" + string() + "," + string() + space()
                        + "," + string() + ")";
            case 10 -> pick("s", "i", "x", "X") + space() + word("IS") + pick("", " NOT") + space() + word("NULL");
            default -> pick("p", "P", word("TRUE"), word("FALSE"));
        };
    }

    private String not() {
        return random.nextBoolean() ? "" : space() + word("NOT");
    }

    /** A left operand: any bare number, or arithmetic. */
    private String left() {
        return random.nextInt(2) == 0 ? pick("i", "l", "d", "f", "b", "h", "I", "L", "D", "F", "B", "H") : sum(true);
    }

    /** A right operand; no bare byte or short, which Artemis promotes on the left side only. */
    private String right(boolean mayBeAbsent) {
        if (random.nextInt(2) == 0) {
            return mayBeAbsent ? pick(" i", " l", " d", " f", " I", " F") : pick(" I", " L", " D", " F");
        }
        return " " + sum(mayBeAbsent);
    }

    /** Exact, or made double by its last term, which also turns the -0.0 that only Artemis tells from 0 into 0.0. */
    private String sum(boolean mayBeAbsent) {
        String exact = terms(mayBeAbsent, false, 1);
        return random.nextBoolean() ? exact : "(" + terms(mayBeAbsent, true, 1) + ") + 0.0";
    }

    private String terms(boolean mayBeAbsent, boolean approximate, int depth) {
        StringBuilder terms = new StringBuilder(product(mayBeAbsent, approximate, depth));
        int more = random.nextInt(2);
        for (int i = 0; i < more; i++) {
            terms.append(pick(" + ", " - ", "+", "- ")).append(product(mayBeAbsent, approximate, depth));
        }
        return terms.toString();
    }

    private String product(boolean mayBeAbsent, boolean approximate, int depth) {
        StringBuilder product = new StringBuilder(factor(mayBeAbsent, approximate, depth));
        int more = random.nextInt(2);
        for (int i = 0; i < more; i++) {
            // Artemis divides integers as doubles, and computes with floats as doubles.
            product.append(
                    approximate && random.nextBoolean()
                            ? " / " + pick("2.5", "4.", ".5", "D")
                            : "*" + factor(mayBeAbsent, approximate, depth));
        }
        return product.toString();
    }

    private String factor(boolean mayBeAbsent, boolean approximate, int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 3)) {
            case 0 -> mayBeAbsent ? pick("i", "l", "I") : pick("I", "L");
            case 1 -> exact();
            case 2 -> approximate ? pick("D", mayBeAbsent ? "d" : "D", approximate()) : exact();
            case 3 -> "(" + terms(mayBeAbsent, approximate, depth - 1) + ")";
            case 4 -> pick("-", "+", "- +", "- -") + " " + factor(mayBeAbsent, approximate, depth - 1);
            default -> "(" + pick("B", "H") + pick(" + ", "*") + factor(mayBeAbsent, approximate, depth - 1) + ")";
        };
    }

    private String number() {
        // Artemis drops the L, which shows as soon as such a literal is computed with.
        return pick(exact(), approximate(), "5L");
    }

    private String exact() {
        return pick("0", "1", "2", "3", "7", "10", "0x1F", "017", "2147483647", "3000000000");
    }

    private String approximate() {
        return pick("2.5", "7.", ".5", "1E1", "3.0", "2.5e-1", "1.E+2");
    }

    private String string() {
        return pick("''", "'a'", "'ab'", "'a''b'", "'%'", "'x_y'", "'A'", "'1'", "'true'");
    }

    private String pattern() {
        StringBuilder pattern = new StringBuilder("'");
        int length = random.nextInt(5);
        for (int i = 0; i < length; i++) {
            pattern.append(pick("a", "b", "%", "_", "!", "\\", ".", "''", "\n", "*", "x"));
        }
        return pattern.append("'")
                .append(pick("", "", " " + word("ESCAPE") + space() + pick("'!'", "'\\'")))
                .toString();
    }

    private String word(String keyword) {
        return random.nextInt(4) == 0 ? keyword.toLowerCase(Locale.ROOT) : keyword;
    }

    private String space() {
        return pick(" ", " ", "  ", "\t", "\n", " \r\n");
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
