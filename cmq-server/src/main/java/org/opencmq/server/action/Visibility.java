package org.opencmq.server.action;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.config.Limits;
import org.opencmq.server.engine.Engine.HandleOutcome;

/** Leases that a request gives itself: from zero to the longest lease of a queue. An extension. */
final class Visibility {

    private Visibility() {}

    static void check(Limits limits, Duration visibility) throws Refusal {
        if (visibility.isNegative()
                || visibility.toSeconds() > limits.visibilitySeconds().max()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("visibilityTimeout");
        }
    }

    /** When the changed leases end: what the engine says, or what was asked for when it changed none. */
    static Instant until(Clock clock, List<HandleOutcome> outcomes, Duration visibility) {
        return outcomes.stream()
                .flatMap(outcome -> outcome.nextVisibleTime().stream())
                .findFirst()
                .orElseGet(() -> clock.instant().plus(visibility));
    }
}
