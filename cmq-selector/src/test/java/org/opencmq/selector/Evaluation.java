package org.opencmq.selector;

import java.util.HashMap;
import java.util.Map;

/** What the tables of these tests are made of: the truth of a selector over a few named values. */
final class Evaluation {

    private Evaluation() {}

    /** Asks the selector and its negation: what neither selects is unknown. */
    static Truth truth(String selector, Object... namesAndValues) {
        PropertyLookup message = message(namesAndValues);
        if (parsed(selector).matches(message)) {
            return Truth.TRUE;
        }
        return parsed("NOT (" + selector + ")").matches(message) ? Truth.FALSE : Truth.UNKNOWN;
    }

    static PropertyLookup message(Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values::get;
    }

    static Selector parsed(String selector) {
        try {
            return Selector.parse(selector);
        } catch (SelectorSyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
