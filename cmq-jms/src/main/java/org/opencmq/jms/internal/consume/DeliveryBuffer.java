package org.opencmq.jms.internal.consume;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.opencmq.protocol.envelope.MessageHeaders;

/**
 * The leased messages that nobody has taken yet, in the order of their places. Owned by the state of one feed; no threads, no
 * I/O.
 */
final class DeliveryBuffer {

    private final TreeMap<Long, Delivery> byPlace = new TreeMap<>();
    private final List<Delivery> dropped = new ArrayList<>();

    /** Whether there may be another priority than the usual one, so that the first of them need not be the next. */
    private boolean mixed;

    /** Until when no lease runs out: not later than the earliest, so that most decisions need not look at each. */
    private Instant leasesHoldUntil = Instant.MAX;

    /** From when all of them may be handed out: not earlier than the latest. */
    private Instant allRipeFrom = Instant.MIN;

    /** Puts messages where their places are. */
    void put(List<Delivery> deliveries) {
        for (Delivery delivery : deliveries) {
            byPlace.put(delivery.place(), delivery);
            mixed |= delivery.priority() != MessageHeaders.DEFAULT_PRIORITY;
            leasesHoldUntil = earlier(leasesHoldUntil, delivery.lease().lastHandOut());
            allRipeFrom = delivery.notBefore().isAfter(allRipeFrom) ? delivery.notBefore() : allRipeFrom;
        }
    }

    int size() {
        return byPlace.size();
    }

    boolean isEmpty() {
        return byPlace.isEmpty();
    }

    /** Until when no lease runs out, as far as anybody looked; {@link Instant#MAX} when nothing is here. */
    Instant leasesHoldUntil() {
        return leasesHoldUntil;
    }

    /** Lets go of the messages whose leases are too near their ends; {@link #takeDropped} tells them. */
    void dropWhatRunsOut(Instant now) {
        if (!now.isAfter(leasesHoldUntil)) {
            return;
        }
        leasesHoldUntil = Instant.MAX;
        Iterator<Delivery> each = byPlace.values().iterator();
        while (each.hasNext()) {
            Delivery delivery = each.next();
            if (delivery.lease().isNearItsEnd(now)) {
                each.remove();
                dropped.add(delivery);
            } else {
                leasesHoldUntil = earlier(leasesHoldUntil, delivery.lease().lastHandOut());
            }
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** What was dropped since the last question. */
    List<Delivery> takeDropped() {
        if (dropped.isEmpty()) {
            return List.of();
        }
        List<Delivery> taken = List.copyOf(dropped);
        dropped.clear();
        return taken;
    }

    /** The oldest of those with the highest priority among what may be handed out now and passes the test. */
    Optional<Delivery> take(Predicate<Delivery> wanted, Instant now) {
        @Nullable Delivery best = null;
        for (Delivery delivery : byPlace.values()) {
            if (!delivery.notBefore().isAfter(now)
                    && (best == null || delivery.priority() > best.priority())
                    && wanted.test(delivery)) {
                best = delivery;
                if (!mixed) {
                    break;
                }
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        byPlace.remove(best.place());
        mixed &= !byPlace.isEmpty();
        return Optional.of(best);
    }

    /** All that may be handed out now, in order; it stays here. */
    List<Delivery> look(Instant now) {
        return byPlace.values().stream()
                .filter(delivery -> !delivery.notBefore().isAfter(now))
                .toList();
    }

    /** All behind a place, in order. */
    List<Delivery> takeBehind(long place) {
        Map<Long, Delivery> tail = byPlace.tailMap(place, false);
        List<Delivery> taken = new ArrayList<>(tail.values());
        tail.clear();
        return taken;
    }

    /** All, in order. */
    List<Delivery> takeAll() {
        List<Delivery> taken = new ArrayList<>(byPlace.values());
        byPlace.clear();
        return taken;
    }

    /** All that may be handed out now, in order. */
    List<Delivery> takeRipe(Instant now) {
        List<Delivery> taken = new ArrayList<>();
        Iterator<Delivery> each = byPlace.values().iterator();
        while (each.hasNext()) {
            Delivery delivery = each.next();
            if (!delivery.notBefore().isAfter(now)) {
                each.remove();
                taken.add(delivery);
            }
        }
        return taken;
    }

    /** The first moment from which one more of them may be handed out; empty when all may be now. */
    Optional<Instant> nextRipe(Instant now) {
        if (!allRipeFrom.isAfter(now)) {
            return Optional.empty();
        }
        return byPlace.values().stream()
                .map(Delivery::notBefore)
                .filter(moment -> moment.isAfter(now))
                .min(Instant::compareTo);
    }
}
