package org.opencmq.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Compares what queues hold, many texts at a time, and names a few of those that differ. */
final class Bodies {

    private static final int NAMED = 5;

    private Bodies() {}

    /** Texts that begin alike and are numbered from 0. */
    static List<String> numbered(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    /** Asserts that every expected text is there. */
    static void assertAllIn(String where, Collection<String> actual, Collection<String> expected) {
        Set<String> missing = new LinkedHashSet<>(expected);
        missing.removeAll(Set.copyOf(actual));
        assertThat(some(missing))
                .as("%d of %d texts that %s lacks", missing.size(), expected.size(), where)
                .isEmpty();
    }

    /** Asserts that every expected text is there once and nothing else is. */
    static void assertEachOnceIn(String where, Collection<String> actual, Collection<String> expected) {
        assertAllIn(where, actual, expected);
        Set<String> known = new LinkedHashSet<>(expected);
        List<String> surplus = new ArrayList<>();
        for (String text : actual) {
            if (!known.remove(text)) {
                surplus.add(text);
            }
        }
        assertThat(some(surplus))
                .as("%d texts that are in %s twice or should not be", surplus.size(), where)
                .isEmpty();
    }

    private static List<String> some(Collection<String> texts) {
        return texts.stream().limit(NAMED).toList();
    }
}
