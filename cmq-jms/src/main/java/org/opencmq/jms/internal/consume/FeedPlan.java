package org.opencmq.jms.internal.consume;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed decided to do, to be carried out when its lock is released. Used by one thread. */
final class FeedPlan {

    final List<Handover> handovers = new ArrayList<>();
    final List<Poll> starts = new ArrayList<>();
    final List<Poll> cancels = new ArrayList<>();
    final List<Delivery> releases = new ArrayList<>();
    private @Nullable Instant wakeAt;

    /** When to decide again although nothing happened; null for never. */
    @Nullable
    Instant wakeAt() {
        return wakeAt;
    }

    void wakeAt(Instant moment) {
        if (wakeAt == null || moment.isBefore(wakeAt)) {
            wakeAt = moment;
        }
    }

    /** A message for somebody who waits. */
    record Handover(Taker taker, Delivery delivery) {}
}
