package org.opencmq.server.engine.local;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How far a queue has been searched for one selector, so that a backlog that does not match is read once and not by every
 * receive. What lies at or before {@code after} was looked at, except what stands in {@code returned}. Owned by the
 * engine's turn; only the filter is used outside of it.
 */
final class SelectorCursor {

    final String selector;
    final Predicate<byte[]> filter;

    /** Receivers in the order of their coming. */
    final Set<Waiter> waiters = new LinkedHashSet<>(1);

    /** Matching messages for the first receiver that were not leased yet. */
    final List<Message> found = new ArrayList<>();

    long after = Long.MIN_VALUE;

    /** Pages looked at since a receiver was last answered. */
    int pages;

    /** Whether bodies are being read for this cursor now. */
    boolean searching;

    private final Map<Long, Message> returned = new TreeMap<>();

    SelectorCursor(String selector, Predicate<byte[]> filter) {
        this.selector = selector;
        this.filter = filter;
    }

    /** A message turned Active; one that was passed already must be looked at again. */
    void turnedActive(Message message) {
        if (message.sequence <= after) {
            returned.put(message.sequence, message);
        }
    }

    /** How many messages must be looked at again. */
    int returnedCount() {
        return returned.size();
    }

    /** Messages to look at next, at most so many, oldest first; the cursor passes them. */
    List<Message> nextPage(QueueState state, int max, long now) {
        List<Message> page = new ArrayList<>();
        for (var left = returned.values().iterator(); left.hasNext() && page.size() < max; ) {
            Message message = left.next();
            left.remove();
            if (state.isActive(message)) {
                page.add(message);
            }
        }
        List<Message> further = state.available(after, max - page.size(), now);
        if (!further.isEmpty()) {
            page.addAll(further);
            after = further.get(further.size() - 1).sequence;
        }
        return page;
    }

    /** What was found and not leased is to be looked at again. */
    void putFoundBack() {
        found.forEach(message -> returned.put(message.sequence, message));
        found.clear();
    }
}
