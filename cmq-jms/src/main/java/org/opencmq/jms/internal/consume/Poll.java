package org.opencmq.jms.internal.consume;

import java.time.Duration;
import java.time.Instant;
import org.opencmq.client.Cancellation;

/**
 * One request for messages under way.
 *
 * @param number its place among the polls of the feed
 * @param max how many it asks for
 * @param pollingWait how long the service may wait, whole seconds
 * @param endsAt when the service ends it by itself
 * @param cancellation ends it before
 */
record Poll(long number, int max, Duration pollingWait, Instant endsAt, Cancellation cancellation) {

    /** Places of one poll's messages begin here. */
    long firstPlace() {
        return number << 20;
    }

    boolean isLong() {
        return !pollingWait.isZero();
    }
}
