package org.opencmq.client;

import java.time.Duration;

/**
 * Holds a request back for a moment, for callers that are just being told their outcome and may come back with their next
 * entry. Threads that send one message after the other do; without that moment they take turns, and each request carries only
 * those that missed the one before. Where they do not come, nothing is held back for a while. Owned by one {@link Pipeline},
 * which guards it.
 */
final class Comeback {

    /** A request is held back for at most this part of the time the one before took, and never longer than that. */
    private static final int PART = 4;

    private static final long LONGEST_NANOS = Duration.ofMillis(5).toNanos();

    private static final int FUTILE = 3;
    private static final int PAUSE = 64;

    private boolean holding;
    private boolean kept;
    private long endsAt;
    private long moment;
    private int before;
    private int told;
    private int enough;
    private int futile;
    private int pause;

    /**
     * Begins to hold the next request back, if that is worth it and none is held back.
     *
     * @param told how many callers may come back
     * @param waiting how many entries wait already
     * @param most how many one request takes
     * @param requestNanos how long the last request took
     * @param now in nanoseconds, of a clock that only counts
     * @return whether it is held back
     */
    boolean hold(int told, int waiting, int most, long requestNanos, long now) {
        if (holding || told == 0 || told + waiting < 2 || waiting >= most) {
            return false;
        }
        if (pause > 0) {
            pause--;
            return false;
        }
        holding = true;
        kept = false;
        moment++;
        before = waiting;
        this.told = told;
        enough = Math.min(waiting + told, most);
        endsAt = now + Math.min(requestNanos / PART, LONGEST_NANOS);
        return true;
    }

    /** The moment that nobody keeps yet, which is the caller's to keep from now on; none when there is none to keep. */
    Moment keep(long now) {
        if (!holding || kept) {
            return Moment.NONE;
        }
        kept = true;
        return new Moment(moment, Math.max(1, endsAt - now));
    }

    /** Whether a moment has not ended. */
    boolean isHolding() {
        return holding;
    }

    /** Whether a moment that nobody keeps is over. */
    boolean isOver(long now) {
        return holding && !kept && endsAt - now <= 0;
    }

    /** Whether that moment has not ended. */
    boolean isHolding(long number) {
        return holding && moment == number;
    }

    /** Whether a request is held back for which enough are waiting now. */
    boolean isComplete(int waiting) {
        return holding && waiting >= enough;
    }

    /** Ends the moment, with so many waiting. */
    void end(int waiting) {
        holding = false;
        if (2 * (waiting - before) >= told) {
            futile = 0;
        } else if (++futile >= FUTILE) {
            futile = 0;
            pause = PAUSE;
        }
    }
}
