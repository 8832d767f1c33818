package org.opencmq.server.throttle;

/** Fills evenly and holds a second's worth; may fall below empty, which later takers pay for. Its lock is held for moments. */
final class Bucket {

    private static final double NANOS = 1e9;

    private final int perSecond;
    private double left;
    private long filledAt;

    Bucket(int perSecond, long now) {
        this.perSecond = perSecond;
        this.left = perSecond;
        this.filledAt = now;
    }

    private void fill(long now) {
        left = Math.min(perSecond, left + (now - filledAt) * (perSecond / NANOS));
        filledAt = now;
    }

    /** Takes so many at once; more than a second's worth needs a full bucket. Answers whether they were there. */
    synchronized boolean take(int amount, long now) {
        fill(now);
        if (left < Math.min(amount, perSecond)) {
            return false;
        }
        left -= amount;
        return true;
    }

    /** Whether there is at least one. */
    synchronized boolean hasSome(long now) {
        fill(now);
        return left >= 1;
    }

    /** Takes so many whether they are there or not. */
    synchronized void charge(int amount, long now) {
        fill(now);
        left -= amount;
    }

    synchronized boolean isFull(long now) {
        fill(now);
        return left >= perSecond;
    }
}
