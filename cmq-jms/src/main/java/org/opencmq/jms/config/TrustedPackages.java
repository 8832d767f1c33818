package org.opencmq.jms.config;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which classes the body of an {@code ObjectMessage} may be made of. Whatever is not listed is never loaded, so that a
 * message cannot choose code to run in its reader.
 *
 * <p>The defaults hold values only: boxed primitives and text (its buffers too), {@code java.math}, {@code java.time} and the collections,
 * dates and identifiers of {@code java.util}. Arrays are as trusted as their elements; primitive arrays always are.
 *
 * @param entries names of classes, and names of packages, which stand for everything below them and may be written
 *     {@code com.shop} or {@code com.shop.*}; {@code *} for all
 */
public record TrustedPackages(List<String> entries) {

    private static final String EVERYTHING = "*";
    private static final String BELOW = ".*";

    private static final TrustedPackages DEFAULTS = new TrustedPackages(List.of(
            "java.lang.Object",
            "java.lang.Number",
            "java.lang.Enum",
            "java.lang.Boolean",
            "java.lang.Byte",
            "java.lang.Short",
            "java.lang.Character",
            "java.lang.Integer",
            "java.lang.Long",
            "java.lang.Float",
            "java.lang.Double",
            "java.lang.String",
            "java.lang.AbstractStringBuilder",
            "java.lang.StringBuffer",
            "java.lang.StringBuilder",
            "java.math",
            "java.time",
            "java.util"));

    /**
     * Checks the entries.
     *
     * @throws IllegalArgumentException when one is empty
     */
    public TrustedPackages {
        entries = entries.stream()
                .map(entry -> entry.endsWith(BELOW) ? entry.substring(0, entry.length() - BELOW.length()) : entry)
                .toList();
        for (String entry : entries) {
            if (entry.isBlank()) {
                throw new IllegalArgumentException(
                        "trusted classes must name classes or packages, or be '*' for all; one entry is blank");
            }
        }
    }

    /** Values of the platform, no classes of an application. */
    public static TrustedPackages defaults() {
        return DEFAULTS;
    }

    /** Every class on the class path. Only for queues that nobody but trusted programs can send to. */
    public static TrustedPackages all() {
        return new TrustedPackages(List.of(EVERYTHING));
    }

    /** The defaults and what a setting adds: entries separated by commas; blanks around them do not count. */
    public static TrustedPackages defaultsAnd(String commaSeparated) {
        return DEFAULTS.plus(Stream.of(commaSeparated.split(",", -1))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .toArray(String[]::new));
    }

    /** These entries and more. */
    public TrustedPackages plus(String... more) {
        return new TrustedPackages(
                Stream.concat(entries.stream(), Stream.of(more)).toList());
    }

    /** Whether a class, by its binary name and not that of an array, may be loaded. */
    public boolean trusts(String className) {
        for (String entry : entries) {
            if (entry.equals(EVERYTHING) || className.equals(entry) || isBelow(className, entry)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelow(String className, String entry) {
        return className.length() > entry.length()
                && className.startsWith(entry)
                && (className.charAt(entry.length()) == '.' || className.charAt(entry.length()) == '$');
    }
}
