package org.opencmq.selector;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message selector of Jakarta Messaging 3.1 (section 3.8): the conditional expressions of SQL-92 over header fields
 * and properties. Immutable and safe for any number of threads.
 *
 * <p>Where the specification leaves room: {@code LIKE} and {@code IN} on an identifier that is no string, and a bare
 * identifier that is no boolean, are unknown, so neither they nor their negation match; arithmetic on what is no number
 * and the division of an exact number by zero are NULL; floating point follows Java ({@code NaN} equals nothing). Every
 * identifier is looked up, whichever header it names.
 */
public final class Selector {

    /** The longest selector that is accepted, in {@code char}s. */
    public static final int MAX_LENGTH = 65_536;

    /**
     * How many parentheses may stand within each other; so many are read on 250 KiB of a thread's stack. What is long
     * without parentheses (chains of {@code AND}, sums, signs) takes no stack.
     */
    public static final int MAX_NESTING = 100;

    private static final Selector EVERYTHING = new Selector("", new Condition.Constant(Truth.TRUE), Set.of());

    private final String text;
    private final Condition condition;
    private final Set<String> identifiers;

    private Selector(String text, Condition condition, Set<String> identifiers) {
        this.text = text;
        this.condition = condition;
        this.identifiers = identifiers;
    }

    /**
     * Reads a selector. Types are checked as far as they can be known without a message: {@code size > 'big'} is
     * refused, {@code size = 'big'} just never matches a number.
     *
     * @param text the selector; {@code null} and blank text mean "no selector", as Jakarta Messaging has it, and give
     *     one that matches everything
     * @throws SelectorSyntaxException if the text is no selector, is longer than {@link #MAX_LENGTH} or nests deeper
     *     than {@link #MAX_NESTING}
     */
    public static Selector parse(@Nullable String text) throws SelectorSyntaxException {
        if (text == null || text.isBlank()) {
            return EVERYTHING;
        }
        if (text.length() > MAX_LENGTH) {
            throw new SelectorSyntaxException(
                    text,
                    MAX_LENGTH,
                    text.substring(MAX_LENGTH, MAX_LENGTH + 1),
                    "a selector of at most " + MAX_LENGTH + " characters, not " + text.length());
        }
        SelectorParser parser = new SelectorParser(text);
        Condition condition = parser.parse();
        return new Selector(text, condition, Collections.unmodifiableSet(parser.identifiers()));
    }

    /**
     * Says whether a message is selected, that is, whether the condition is true of it; false and unknown are the same
     * here. Never fails by itself, whatever the values are; what the lookup throws passes through.
     */
    public boolean matches(PropertyLookup message) {
        return condition.evaluate(message) == Truth.TRUE;
    }

    /** Returns whether this is "no selector", made of {@code null} or blank text. */
    public boolean isEverything() {
        return text.isEmpty();
    }

    /** Returns the names of the header fields and properties that the selector uses, in the order of their first use. */
    public Set<String> identifiers() {
        return identifiers;
    }

    /**
     * Returns the string that the identifier must equal in every message this selector matches, so that a cheaper
     * filter can go ahead of it. Found in {@code identifier = 'x'}, {@code 'x' = identifier},
     * {@code identifier IN ('x')} and {@code identifier LIKE 'x'} without wildcards, alone or among top-level
     * {@code AND}s; not searched for elsewhere, so that an empty answer proves nothing. The selector may ask for more
     * than this equality: it must still be evaluated.
     *
     * @param identifier a name, case-sensitive
     * @return the first such string, or empty if none is evident
     */
    public Optional<String> requiredEquality(String identifier) {
        return Optional.ofNullable(condition.requiredEquality(identifier));
    }

    /** Returns the selector as it was given; empty for "no selector". */
    public String text() {
        return text;
    }

    /** Two selectors are equal if their texts are, to the letter. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Selector selector && selector.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
