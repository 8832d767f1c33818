package org.opencmq.server.topic;

import java.util.List;

/**
 * A binding key: words separated by dots, where {@code *} stands for exactly one word that is not empty and {@code #} for
 * any number of words, none included. Immutable.
 *
 * <p>Source: protocol reference, section 11.2 and reading 14.21.
 */
public final class RoutingPattern {

    private static final String ONE = "*";
    private static final String ANY = "#";

    private final List<String> words;

    /** Takes any text: a word that is neither {@code *} nor {@code #} stands for itself. */
    public RoutingPattern(String bindingKey) {
        this.words = words(bindingKey);
    }

    /** Whether a message with this routing key is wanted. Takes time in proportion to both lengths multiplied. */
    public boolean matches(String routingKey) {
        List<String> key = words(routingKey);
        // reached[k]: the pattern read so far can stand for the first k words of the key
        boolean[] reached = new boolean[key.size() + 1];
        reached[0] = true;
        for (String word : words) {
            reached = word.equals(ANY) ? afterAny(reached) : afterOne(reached, word, key);
        }
        return reached[key.size()];
    }

    private static boolean[] afterAny(boolean[] before) {
        boolean[] after = before.clone();
        for (int k = 1; k < after.length; k++) {
            after[k] |= after[k - 1];
        }
        return after;
    }

    private static boolean[] afterOne(boolean[] before, String word, List<String> key) {
        boolean[] after = new boolean[before.length];
        for (int k = 1; k < after.length; k++) {
            String actual = key.get(k - 1);
            after[k] = before[k - 1] && (word.equals(ONE) ? !actual.isEmpty() : word.equals(actual));
        }
        return after;
    }

    private static List<String> words(String text) {
        return List.of(text.split("\\.", -1));
    }
}
