package org.opencmq.jms.internal.session;

import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.opencmq.jms.internal.destination.CmqDestination;
import org.opencmq.jms.internal.destination.CmqQueue;
import org.opencmq.jms.internal.destination.CmqTopic;
import org.opencmq.jms.internal.destination.RecentDestinations;
import org.opencmq.jms.internal.edge.ServiceEdge;

/**
 * How large a message a destination takes. Asked of the service once, and again when a message turns out too large for what
 * was known a minute ago, because the limit may have been raised. Safe for all threads; two may ask at once.
 */
final class SizeLimits {

    /** What a destination takes unless it was changed. */
    static final int USUAL = 65_536;

    /** What every destination takes. */
    static final int SMALLEST = 1_024;

    /** Rarely enough that who keeps sending what is too large costs no request each time, and soon after an operator's change. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final ServiceEdge edge;
    private final Clock clock;
    private final RecentDestinations<Known> known = new RecentDestinations<>();

    private record Known(int limit, Instant asked) {}

    SizeLimits(ServiceEdge edge, Clock clock) {
        this.edge = edge;
        this.clock = clock;
    }

    /**
     * The most bytes of a message in UTF-8; a destination that does not exist yet will have the usual limit.
     *
     * @param wanted the size of the message at hand
     */
    int of(CmqDestination destination, int wanted) throws JMSException {
        Known last = known.get(destination);
        Instant now = clock.instant();
        if (last != null && (wanted <= last.limit() || now.isBefore(last.asked().plus(FRESH)))) {
            return last.limit();
        }
        int limit;
        try {
            if (destination instanceof CmqQueue queue) {
                limit = edge.destinations().largestMessage(queue.cmqName()).orElse(USUAL);
            } else {
                limit = edge.destinations()
                        .largestMessage(((CmqTopic) destination).cmqName())
                        .orElse(USUAL);
            }
        } catch (InvalidDestinationException e) {
            return USUAL; // made with its first message
        } catch (JMSSecurityException e) {
            limit = USUAL; // may send and not ask
        }
        known.put(destination, new Known(limit, now));
        return limit;
    }
}
