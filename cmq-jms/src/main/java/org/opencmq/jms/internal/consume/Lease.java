package org.opencmq.jms.internal.consume;

import java.time.Duration;
import java.time.Instant;
import org.opencmq.protocol.ReceivedMessage;

/**
 * For how long a message is ours. Measured on this computer's clock from the moment the answer came, because the clock of
 * the service may differ; whole seconds on the wire make it up to a second shorter than it is.
 *
 * <p>Owned by whoever holds the delivery; only the lease keeper prolongs it.
 */
public final class Lease {

    /** Time for the request that deletes a message or begins its lease anew, however short the lease is. */
    private static final Duration SHORTEST_RESERVE = Duration.ofMillis(200);

    /** Beyond this a long lease gains nothing: the lease keeper comes every half second, and retries get their first turns. */
    private static final Duration LONGEST_RESERVE = Duration.ofSeconds(3);

    private final Duration length;
    private volatile Instant deadline;
    private boolean overrunSeen;

    /** A lease of this length that began just now. */
    public Lease(Duration length, Instant now) {
        this.length = length;
        this.deadline = now.plus(length);
    }

    /**
     * How long the service leases messages of a queue, when this one tells: the first reception gives both its ends on the
     * service's own clock.
     *
     * @param fallback what is known so far
     */
    static Duration lengthOf(ReceivedMessage message, Duration fallback) {
        Duration told = Duration.between(message.firstDequeueTime(), message.nextVisibleTime());
        return message.dequeueCount() <= 1 && told.toSeconds() >= 1 ? told : fallback;
    }

    /** The whole length. */
    public Duration length() {
        return length;
    }

    /** What is left; negative when it ran out. */
    public Duration left(Instant now) {
        return Duration.between(now, deadline);
    }

    /** Whether too little is left to begin work on the message. */
    public boolean isNearItsEnd(Instant now) {
        return left(now).compareTo(reserve()) < 0;
    }

    /** The moment from which the message must not be handed out any more. */
    Instant lastHandOut() {
        return deadline.minus(reserve());
    }

    /** Whether it ran out; true once only. For the lease keeper. */
    public boolean overran(Instant now) {
        boolean first = !overrunSeen && left(now).isNegative();
        overrunSeen |= first;
        return first;
    }

    /** Begins anew with the whole length. */
    public void renew(Instant now) {
        deadline = now.plus(length);
    }

    private Duration reserve() {
        Duration tenth = length.dividedBy(10);
        if (tenth.compareTo(SHORTEST_RESERVE) < 0) {
            return SHORTEST_RESERVE;
        }
        return tenth.compareTo(LONGEST_RESERVE) > 0 ? LONGEST_RESERVE : tenth;
    }
}
