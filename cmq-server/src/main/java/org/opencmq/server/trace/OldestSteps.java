package org.opencmq.server.trace;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.opencmq.protocol.action.TraceStep;

/** The oldest steps of a stream that is ordered but for little. Holds no more than the limit. Used by one thread. */
final class OldestSteps {

    /** A step stands no further than this behind a younger one: what an engine and the writer need to get it there. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private record Placed(TraceStep step, long place) {}

    private static final Comparator<Placed> ORDER =
            Comparator.comparing((Placed placed) -> placed.step().time()).thenComparing(Placed::place);

    private final int limit;
    private final PriorityQueue<Placed> youngestFirst = new PriorityQueue<>(ORDER.reversed());
    private long places;

    OldestSteps(int limit) {
        this.limit = limit;
    }

    void add(TraceStep step) {
        youngestFirst.add(new Placed(step, places++));
        if (youngestFirst.size() > limit) {
            youngestFirst.remove();
        }
    }

    /** Whether nothing that follows a step of this time can be among the oldest. */
    boolean isComplete(Instant time) {
        Placed youngest = youngestFirst.peek();
        return youngest != null
                && youngestFirst.size() == limit
                && time.isAfter(youngest.step().time().plus(DISORDER));
    }

    /** Oldest first; steps of one moment in the order of the stream. */
    List<TraceStep> inOrder() {
        return youngestFirst.stream().sorted(ORDER).map(Placed::step).toList();
    }
}
