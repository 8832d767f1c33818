package org.opencmq.client;

/**
 * A time in which a {@link Pipeline} holds its next request back, and whose keeper sees to its end.
 *
 * @param number tells moments of one pipeline apart
 * @param nanos how long it lasts at most
 */
record Moment(long number, long nanos) {

    static final Moment NONE = new Moment(0, 0);

    boolean isNone() {
        return nanos == 0;
    }
}
