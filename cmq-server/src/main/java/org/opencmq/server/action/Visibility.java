package org.opencmq.server.action;

import java.time.Duration;
import org.opencmq.protocol.error.CmqErrorCode;
import org.opencmq.protocol.error.Refusal;
import org.opencmq.server.config.Limits;

/** The range of a lease that a request gives itself: zero to the longest lease of a queue. An extension. */
final class Visibility {

    private Visibility() {}

    static void check(Limits limits, Duration visibility) throws Refusal {
        if (visibility.isNegative()
                || visibility.toSeconds() > limits.visibilitySeconds().max()) {
            throw CmqErrorCode.PARAMETER_RANGE.refuse("visibilityTimeout");
        }
    }
}
