package org.opencmq.client;

import java.time.Duration;

/**
 * Decides whether to hold a request back for a moment, for callers that were just told their outcome and may come back with
 * their next entry. Threads that send one message after the other do; without that moment they take turns, and each request
 * carries only those that missed the one before. Where they do not come, holding back pauses for a while. Owned by one
 * {@link Pipeline}, which guards it.
 */
final class Comeback {

    /** A request is held back for at most this part of the time the one before took, and never longer than that. */
    private static final int PART = 4;

    private static final long LONGEST_NANOS = Duration.ofMillis(5).toNanos();

    private static final int FUTILE = 3;
    private static final int PAUSE = 64;

    private int futile;
    private int pause;

    /**
     * How long to wait, in nanoseconds; zero for not at all.
     *
     * @param told how many callers may come back
     * @param waiting how many entries wait already
     * @param requestNanos how long the last request took
     */
    long patience(int told, int waiting, long requestNanos) {
        if (told == 0 || told + waiting < 2) {
            return 0;
        }
        if (pause > 0) {
            pause--;
            return 0;
        }
        return Math.min(requestNanos / PART, LONGEST_NANOS);
    }

    /** After a wait for so many, so many came. */
    void ended(int told, int came) {
        if (2 * came >= told) {
            futile = 0;
        } else if (++futile >= FUTILE) {
            futile = 0;
            pause = PAUSE;
        }
    }
}
